package import Drizzle
package import SQL

/// A place where PostgreSQL would stop Drizzle's run, as far as that is known beforehand.
package struct RunFault: Equatable, Sendable {
    /// The name under which the migration is run.
    package let tag: String
    package let file: String
    /// From 1.
    package let line: Int
    /// The piece that Drizzle sends, from 1; `nil` for the ledger's row behind them.
    package let piece: Int?
    /// The statement in short, such as `CREATE POLICY own_read`.
    package let statement: String
    package let cause: Cause

    package enum Cause: Equatable, Sendable {
        /// A statement that PostgreSQL refuses inside of a transaction block.
        case outsideTransaction(command: String)
        case newEnumValue(NewEnumValue)
        /// A marker stands inside of a comment, string or body, so that Drizzle cuts it in two.
        case cut(ScriptChunk.Unfinished, isBaseline: Bool)
        /// The parser's words, and what of a newer PostgreSQL the statement has in it.
        case refused(message: String, NewerSyntax?)
        /// Nobody gives the value for `$1`.
        case parameter(String)
        case nameTaken(LongName.Collision)
        /// `serial` is no type but a way to write a new column.
        case noSuchType(String)
        case typeInUse(type: String, column: String)
        case missing(Need)
        case execution(ExecutionRefusal)
        /// Something is there already, or is not.
        case catalog(LandingStop)
        /// The ledger does not take the migration's row.
        case row(RowRefusal)
    }

    /// What the server does not have, or the role may not do.
    package enum Need: Equatable, Sendable {
        case role(String)
        /// As which a `SET` wants to go on; the server has another code for it.
        case sessionRole(String)
        case schema(String)
        case `extension`(String)
        /// A type, function or operator class, and the extension that brings it.
        case part(PartOfExtension)
        case privilege(schema: String, role: String)
        case privilegeOnDatabase(String, role: String)
        /// On the ledger's table or its sequence.
        case privilegeOnLedger(String, role: String)
    }

    /// A value that was added to an enum in the transaction that uses it.
    package struct NewEnumValue: Equatable, Sendable {
        package let value: String
        /// With its schema.
        let type: ObjectName
        /// Where it was added.
        package let tag: String
        package let file: String
        package let line: Int
        /// Whether the same run also made the type, in which case PostgreSQL 17 is content.
        package let isTypeNew: Bool
    }
}
