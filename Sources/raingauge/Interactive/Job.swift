import Glibc

/// What the shell that started us calls a job.
enum Job {
    /// What of it stops.
    enum Part {
        /// All of it, the script that started us too, as a terminal's ^Z does.
        case job
        /// Only this program, as somebody asked of it alone.
        case program
    }

    /// Stops, and returns when it is continued.
    ///
    /// Unlike `SIGSTOP`, `SIGTSTP` is ignored where no shell could continue the job.
    static func stop(_ part: Part) {
        let handler = signal(SIGTSTP, SIG_DFL)
        var (stop, before) = (sigset_t(), sigset_t())
        sigemptyset(&stop)
        sigaddset(&stop, SIGTSTP)
        // Dispatch's threads block signals, and somebody has to take this one.
        pthread_sigmask(SIG_UNBLOCK, &stop, &before)
        switch part {
        case .job: kill(0, SIGTSTP)
        case .program: kill(getpid(), SIGTSTP)
        }
        // Another thread may be the one that takes it; meanwhile this one must not touch the terminal. A second
        // signal, to this thread, would stop us again after `fg`.
        poll(nil, 0, 100)
        pthread_sigmask(SIG_SETMASK, &before, nil)
        signal(SIGTSTP, handler)
    }
}
