package import SQL

/// COMMIT was sent and the connection was lost before the answer came: it may have been carried out.
package struct CommitInDoubt: Error, Equatable, Sendable {
    /// `nil` where the server did not say.
    package let transaction: TransactionNumber?
    package let loss: PostgresError
}

/// A transaction of a cluster, such as `741`, by which another session can ask for it.
package struct TransactionNumber: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    init?(_ text: String?) {
        guard let text, !text.isEmpty else { return nil }
        description = text
    }

    /// Gives the running transaction a number, and asks for it.
    static func asked(of serverVersion: Int) -> SQL {
        serverVersion >= 130_000
            ? "SELECT pg_catalog.pg_current_xact_id()" : "SELECT pg_catalog.txid_current()"
    }

    /// Asks for the number of the running transaction; NULL where it has written nothing.
    static func assigned(on serverVersion: Int) -> SQL {
        serverVersion >= 130_000
            ? "SELECT pg_catalog.pg_current_xact_id_if_assigned()"
            : "SELECT pg_catalog.txid_current_if_assigned()"
    }

    /// Asks what has become of it.
    package func status(on serverVersion: Int) -> SQL {
        serverVersion >= 130_000
            ? "SELECT pg_catalog.pg_xact_status(\(description)::pg_catalog.xid8)"
            : "SELECT pg_catalog.txid_status(\(description)::pg_catalog.int8)"
    }
}

extension SQL {
    /// Takes a lock that nobody else has, for ``Connection/fate(of:after:)``; another one each time.
    package static var ownTransactionLock: SQL {
        "SELECT pg_catalog.pg_advisory_xact_lock(\(Int64.random(in: .min ... .max)))"
    }
}

/// What has become of a transaction.
package enum TransactionFate: Equatable, Sendable {
    case committed, aborted
    /// Nobody can tell, in whose words.
    case unknown(String)
}

extension Connection {
    /// Asks in another session what has become of a transaction of this one, which was lost.
    ///
    /// - Parameters:
    ///   - doubt: What `transact` threw.
    ///   - lock: A lock that the transaction held to its end, to be waited for as long as the connection's limits allow.
    /// - Returns: Its fate; it is not known where the server cannot be reached, is another one or keeps silent.
    package nonisolated func fate(of doubt: CommitInDoubt, after lock: SQL) async -> TransactionFate {
        guard let transaction = doubt.transaction else { return .unknown(doubt.loss.message) }
        // Whoever has stopped the transaction still has to know what became of it.
        return await Task { await fate(of: transaction, after: lock) }.value
    }

    private nonisolated func fate(of transaction: TransactionNumber, after lock: SQL) async -> TransactionFate
    {
        do throws(PostgresError) {
            let connection = try await another()
            let isElsewhere = connection.facts.isInHotStandby == true
            let question = Batch([lock, transaction.status(on: connection.serverVersion)])
            let answer = await connection.run([question])[0]
            await connection.close()
            if isElsewhere { return .unknown("the server that answers now is a standby") }
            return TransactionFate(try answer.get().last?[0, 0])
        } catch {
            return .unknown(error.message)
        }
    }
}

extension TransactionFate {
    fileprivate init(_ word: String?) {
        switch word {
        case "committed": self = .committed
        case "aborted": self = .aborted
        case "in progress": self = .unknown("the transaction is still under way")
        case let word: self = .unknown(word ?? "the server has forgotten the transaction")
        }
    }
}
