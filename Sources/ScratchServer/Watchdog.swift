import Glibc
import Synchronization
import SystemCalls

/// A small process that outlives us by a moment: once we let go of its leash, it stops the server and removes the folder.
///
/// The kernel closes our end of it however we end, so that `SIGKILL` and crashes leave nothing behind either.
final class Watchdog: Sendable {
    private let child: ChildProcess
    /// Our end; `nil` once released.
    private let leash: Mutex<Int32?>

    init(guarding folder: String) throws(ScratchServerError) {
        guard let (ours, theirs) = ChildProcess.channel() else {
            throw .cannotStart("socketpair", errno: errno)
        }
        defer { close(theirs) }
        do {
            child = try ChildProcess(
                ["/bin/sh", "-c", Self.script, "raingauge-watchdog", folder], input: theirs)
        } catch {
            close(ours)
            throw .cannotStart(error.program, errno: error.number)
        }
        leash = Mutex(ours)
    }

    deinit { letGo() }

    /// Lets go, and returns when everything is gone.
    func release() async {
        guard letGo() else { return }
        _ = await child.ended()
    }

    @discardableResult
    private func letGo() -> Bool {
        guard let leash = leash.withLock({ $0.take() }) else { return false }
        close(leash)
        return true
    }

    /// `SIGQUIT` is PostgreSQL's immediate shutdown.
    ///
    /// The server removes its pid file when it is done.
    ///
    /// The folder is removed twice because an `initdb` that was interrupted may still be writing the first time.
    private static let script = """
        trap '' INT TERM HUP
        while read -r line; do :; done
        pid_file="$1/data/postmaster.pid"
        if read -r pid < "$pid_file"; then
            kill -QUIT "$pid"
            tries=0
            while [ -e "$pid_file" ] && [ "$tries" -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
            [ -e "$pid_file" ] && kill -KILL "$pid"
        fi
        rm -rf "$1"
        [ -e "$1" ] && sleep 1 && rm -rf "$1"
        """
}
