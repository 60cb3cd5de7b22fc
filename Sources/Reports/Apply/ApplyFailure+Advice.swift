import Drizzle
import Postgres
import Verification

extension ApplyFailure {
    /// What to do about it, where more can be said than the server does.
    var advice: String? {
        if let blocker = blockers.first {
            return
                "Try again when that session is done, wait longer with --lock-timeout, or end it: SELECT pg_terminate_backend(\(blocker.pid));"
        }
        if let invalidIndex {
            return
                "The index \(invalidIndex.display) is there and not valid: --drop-invalid drops it first and builds it again."
        }
        switch error.sqlState?.code {
        case "42P07", "42701", "42710", "42P06", "42723": return adviceWherePartIsThere
        case "23502":
            return "Fill the column first in a migration of its own, or give it a default, then set NOT NULL."
        case "23503":
            return
                "Mend or remove those rows first; or add the constraint NOT VALID, mend them, and validate it in a later migration."
        case "23505": return "Mend those rows first, in a migration of its own."
        case "42704": return adviceWhereSomethingIsMissing
        case "55P04":
            return
                "A new value of an enum can be used once it is committed: with --each every migration is, before the next one begins."
        case "25001":
            return
                "raingauge migrate --no-transaction \(tag ?? "TAG") runs that migration statement by statement, without a transaction."
        case "42501": return adviceOnRights
        case "55P03", "40P01": return "Try again in a quieter moment, or wait longer with --lock-timeout."
        case "53100":
            return
                "The server's disk is full: free space, or have the table made smaller first. What was written is given back."
        case "57014":
            return
                "It took longer than statement_timeout allows; --statement-timeout 0 lets it run as long as it takes."
        default: return nil
        }
    }

    /// The server has one code for whatever is neither a table nor a column, and says only in its words what it is.
    private var adviceWhereSomethingIsMissing: String {
        if error.message.hasPrefix("role ") {
            return "Create the role on this server first, or leave it out where this database has none."
        }
        return error.message.hasPrefix("type ")
            ? "Make the type in an earlier migration, or create the extension that brings it."
            : "Make it in an earlier migration, or by hand."
    }

    private var adviceWherePartIsThere: String? {
        guard let tag else { return nil }
        return switch presence {
        case .all:
            "Everything of \(tag) is there already: raingauge repair mark-applied \(tag) records it without running it."
        case .part:
            "Part of \(tag) is there already: raingauge landed \(tag) says which. Make the rest by hand and mark it as applied, or remove what is there."
        case .nothing, .unknown, nil: nil
        }
    }

    private var adviceOnRights: String? {
        guard case .beginning(let location) = place else {
            return "Run it as a role that may, or have the privilege granted."
        }
        return
            "Drizzle begins with CREATE SCHEMA, whatever is there. Run it as the owner of the database, or grant CREATE on the database and on schema \(location.schema)."
    }
}
