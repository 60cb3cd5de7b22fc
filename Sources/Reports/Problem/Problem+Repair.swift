package import Verification

extension Problem {
    /// Why there is no plan.
    package init(_ obstacle: RepairObstacle) { self.init(obstacle.sentence, remedy: obstacle.remedy) }

    /// Why a plan was not run.
    package init(_ refusal: RepairRefusal) { self.init(refusal.sentence, remedy: refusal.remedy) }
}
