import Glibc

/// What the shell that started us calls a job.
enum Job {
    /// Stops all of it as a terminal's ^Z does, the script that started us too, and returns when it is continued.
    ///
    /// Unlike `SIGSTOP`, `SIGTSTP` is ignored where no shell could continue the job. Nobody may watch for it: a dispatch
    /// source would take it away before it stops us.
    static func stop() {
        // ncurses would take the modes it finds afterwards, which may be ours again by then, for those of the shell.
        let handler = signal(SIGTSTP, SIG_DFL)
        var (stop, before) = (sigset_t(), sigset_t())
        sigemptyset(&stop)
        sigaddset(&stop, SIGTSTP)
        // Dispatch's threads block signals, and somebody has to take this one.
        pthread_sigmask(SIG_UNBLOCK, &stop, &before)
        kill(0, SIGTSTP)
        // Another thread may be the one that takes it; meanwhile this one must not touch the terminal. A second
        // signal, to this thread, would stop us again after `fg`.
        poll(nil, 0, 100)
        pthread_sigmask(SIG_SETMASK, &before, nil)
        signal(SIGTSTP, handler)
    }
}
