package import SQL

/// Statements that live and die together: one transaction, one part of a round trip.
///
/// A failing statement takes only its own batch with it; the results in front of it are still delivered. Text that
/// a person typed belongs in a batch of its own, since a `COMMIT` among the statements would end the transaction.
package struct Batch: Hashable, Sendable {
    package var statements: [SQL]
    package var access: Access
    /// Its own, where it needs others than ``Connection/limits``.
    package var limits: SessionLimits?
    /// Whether it may run as long as it takes, unless a person or the role says how long.
    package var takesItsTime = false
    /// Whether it is asked again and again, the same but for its parameters.
    ///
    /// The server then keeps its statements from the first time on, and plans each of them once. Only for
    /// ``Access/readOnly``.
    package var isRecurring = false
    /// Where what has no schema is looked for.
    package var searchPath: SearchPath
    /// Settings of the server for this transaction, such as `jit`; not for ``Access/autocommit``.
    package var settings: [SessionSetting] = []
    /// A condition the answer is worth nothing without; whether it holds is in the answer, which grows by a row if it does
    /// not.
    ///
    /// It has to look something up: a constant would let the server skip what stands beside it. Not for
    /// ``Access/autocommit``.
    package var premise: SQL?

    package init(
        _ statements: [SQL], access: Access = .readOnly, searchPath: SearchPath = .builtIn,
        limits: SessionLimits? = nil
    ) {
        (self.statements, self.access) = (statements, access)
        (self.searchPath, self.limits) = (searchPath, limits)
    }

    package init(
        _ statement: SQL, access: Access = .readOnly, searchPath: SearchPath = .builtIn,
        limits: SessionLimits? = nil
    ) {
        self.init([statement], access: access, searchPath: searchPath, limits: limits)
    }

    /// Where a batch's functions, operators, types and relations are looked for when their schema is not said.
    ///
    /// An operator counts among them even where everything else is qualified: the one that fits best is taken, whoever
    /// made it, and runs as whoever asks (the pattern of CVE-2018-1058).
    package enum SearchPath: Hashable, Sendable {
        /// Among what comes with PostgreSQL, whatever the role or the database has set.
        case builtIn
        /// As the role or the database has it, for what a person wrote and for the rows of views, whose functions may rely
        /// on it; every operator of ours has to be qualified then. Also for ``Access/autocommit``.
        case session
    }

    package enum Access: Hashable, Sendable {
        /// The server itself refuses to write.
        case readOnly
        /// Committed when every statement succeeded, otherwise rolled back.
        case readWrite
        /// Rolled back whatever happens: the statements see what they made, and nobody else ever does.
        case rolledBack
        /// For what refuses to run in a transaction, such as CREATE DATABASE: every statement is one of its own and runs
        /// even if one in front of it has failed.
        ///
        /// Without limits, unless the batch has its own: then each statement is stopped from here when its time is over,
        /// whatever it does to the server's limits.
        case autocommit
    }
}
