import Terminal
import Testing

@testable import Browser

extension RepairScreen: OpenedList {
    static let needle = "quiet"

    static let openings = [
        Opening("ways out", of: Self.self, shows: { !$0.isReading }) { $0.openRepair() },
        Opening("plan", of: Self.self, shows: \.isReading) {
            $0.openRepair()
            $0.press(.character("j"), .enter)
        },
    ]
}

extension Conversation {
    mutating func openRepair() {
        press("mx")
        answer(ReadRepairMaterial.self, .success(Shop.repairMaterial))
    }
}
