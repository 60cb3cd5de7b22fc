import Drizzle
import Glibc
import Reports

extension Headless {
    /// The configuration, without which there are no migrations to speak of.
    var configuration: DrizzleConfiguration {
        get throws(Failure) {
            switch project {
            case .found(let configuration): return configuration
            case .failed(let error): throw Failure(Problem(error), .usage)
            case .none:
                throw .usage(
                    "There is no Drizzle configuration here or above.",
                    remedy: "Start raingauge in the project, or name the file with --config.")
            }
        }
    }
}

extension DrizzleConfiguration {
    /// The folder of the migrations, read now.
    ///
    /// - Throws: ``Failure`` when the configuration computes its place in a way that was not evaluated.
    var migrationFolder: MigrationFolder {
        get throws(Failure) {
            guard let path = out.value else { throw Failure(unknownFolder: out) }
            return MigrationFolder.reading(path)
        }
    }
}

extension Failure {
    init(unknownFolder setting: Setting<String>) {
        guard case .unknown(let expression) = setting else {
            self = .usage("The configuration names no folder of migrations.")
            return
        }
        self.init(Problem(unevaluated: expression, what: "the folder of its migrations"), .usage)
    }
}
