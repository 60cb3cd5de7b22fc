import CSystem

/// A second stack of a thread, on which signal handlers run.
///
/// Whoever restores something when the process crashes needs one on each thread that may overflow its own.
package enum AlternateStack {
    /// Sees to it that the calling thread has one; costs nothing when it has.
    package static func take() { system_take_alternate_stack() }

    static func giveBack() { system_give_alternate_stack_back() }
}
