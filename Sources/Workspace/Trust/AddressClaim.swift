package import Drizzle
package import Postgres

/// Where a project would have us connect: what of an address is its own doing and not the person's.
///
/// Holds no password.
package struct AddressClaim: Equatable, Sendable {
    /// The real path of the configuration.
    package let configuration: String
    /// The servers that would be tried, in order.
    package let servers: [ConnectionTarget.Server]
    /// Where these are written.
    package let provenance: Provenance
    /// What else the address says, in the order in which people read it.
    package let parts: [Part]
    /// The person's variables that something of it was made of.
    package let variables: [String]
    /// What it was evaluated from.
    package let files: [FileMark]

    /// One part of the address, such as the user, and where it is written.
    package struct Part: Equatable, Sendable {
        /// libpq's keyword.
        package let keyword: String
        /// Covered where it is a password; a variable of the person's is named instead of shown.
        package let value: String
        /// Empty where the address does not say it, so that libpq decides.
        package let provenance: Provenance

        package init(_ keyword: String, _ value: String, from provenance: Provenance) {
            (self.keyword, self.value, self.provenance) = (keyword, value, provenance)
        }
    }

    /// A file and what was in it.
    package struct FileMark: Hashable, Sendable {
        package let path: String
        /// SHA-256, in hexadecimal digits.
        package let digest: String

        package init(path: String, digest: String) { (self.path, self.digest) = (path, digest) }
    }

    package init(
        configuration: String, servers: [ConnectionTarget.Server], from provenance: Provenance,
        parts: [Part] = [], variables: [String] = [], files: [FileMark] = []
    ) {
        (self.configuration, self.servers, self.provenance) = (configuration, servers, provenance)
        (self.parts, self.variables, self.files) = (parts, variables, files)
    }
}

extension AddressClaim {
    /// - Returns: `nil` where the person has said which server it is, or nobody has.
    init?(
        _ credentials: Credentials, _ provenance: Provenance, _ target: ConnectionTarget,
        of project: DrizzleConfiguration, _ environment: [String: String]
    ) {
        guard credentials.namesServer(provenance, target, environment) else { return nil }
        self.init(
            configuration: project.realPath, servers: target.servers,
            from: credentials.provenance(of: "host") ?? provenance,
            parts: Self.parts(of: target, credentials, provenance, environment),
            variables: provenance.variables,
            files: project.files.map { FileMark(path: $0.path, digest: $0.digest) })
    }

    private static func parts(
        of target: ConnectionTarget, _ credentials: Credentials, _ provenance: Provenance,
        _ environment: [String: String]
    ) -> [Part] {
        let first = ["dbname", "user", "password"]
        // What libpq adds takes a look at the system's accounts.
        let isComplete = target.parameters["dbname"] != nil && target.parameters["user"] != nil
        let filled = isComplete ? target.parameters : target.filled
        let others = target.parameters.keys.filter { !(["host", "port"] + first).contains($0) }
        return (first + others.sorted()).compactMap { keyword in
            let isGiven = target.parameters[keyword] != nil
            let place = isGiven ? credentials.provenance(of: keyword) ?? provenance : Provenance([])
            if keyword == "password" {
                return isGiven ? Part(keyword, ConnectionTarget.cover, from: place) : nil
            }
            guard place.sources != [.drizzleDefault] else { return nil }
            // As libpq has it, a database has its user's name where nobody names it.
            return (filled[keyword] ?? filled["user"]).map {
                Part(keyword, place.naming(environment, in: $0), from: place)
            }
        }
    }
}

extension Provenance {
    /// A text with the values of the person's variables as `${NAME}`: one of them may be a secret, whatever it is put
    /// into.
    fileprivate func naming(_ environment: [String: String], in text: String) -> String {
        variables.reduce(text) { text, name in
            guard let value = environment[name], value.count >= Self.shortestSecret else { return text }
            return text.replacing(value, with: "${\(name)}")
        }
    }

    /// In characters.
    private static var shortestSecret: Int { 4 }
}
