package import Drizzle

extension ConfigurationNote {
    /// One sentence for a person.
    package var sentence: String {
        switch self {
        case .pathsCountFrom(let folder):
            "Paths count from \(folder), where the configuration is, as if Drizzle were started there."
        case .outFoundBesideConfiguration(let path):
            "The migrations were found at \(path), beside the configuration; Drizzle started here would not see them."
        case .ignoredBesideURL(let keys): "Drizzle ignores \(keys.listed), because url is there too."
        case .certificateNotRead:
            "The certificate authority is read by code, so the connection is encrypted but not verified."
        case .tlsPreferred:
            "Without ssl, Node's driver tries TLS first; so does raingauge, which goes on without it where it must."
        case .oldStyle(let field): "\(field) is of a Drizzle Kit before 0.21, which is understood."
        case .outsideProject(let path): "\(path) is outside of the project, so it is not read."
        }
    }
}
