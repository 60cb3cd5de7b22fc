/// Up to which of the migrations that nobody recorded a database has what they make, one after the other.
package struct LandingReach: Equatable, Sendable {
    /// The newest one with which everything up to it is there.
    package var sound: String?
    /// The newest one that is itself there, where something up to it is not as it should be.
    package var farthest: Farthest?

    package init(sound: String? = nil, farthest: Farthest? = nil) {
        (self.sound, self.farthest) = (sound, farthest)
    }

    package struct Farthest: Equatable, Sendable {
        package let tag: String
        /// How many of the things that should be there are.
        package let counts: LandingCounts
        /// What contradicts it, each with the migration that says so.
        package let crosses: [Cross]

        package init(tag: String, counts: LandingCounts, crosses: [Cross]) {
            (self.tag, self.counts, self.crosses) = (tag, counts, crosses)
        }
    }

    package struct Cross: Equatable, Sendable {
        package let tag: String
        package let effect: EffectLanding

        package init(tag: String, effect: EffectLanding) { (self.tag, self.effect) = (tag, effect) }
    }
}
