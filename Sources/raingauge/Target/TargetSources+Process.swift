import Drizzle
import Workspace

extension TargetSources {
    /// What the options and this process say; looks for a Drizzle configuration from the working folder upwards.
    static func gather(
        url: String? = nil, service: String? = nil, configuration: String? = nil
    ) -> TargetSources {
        let environment = ProcessEnvironment.all
        return TargetSources(
            url: url, service: service, project: .looking(for: configuration, environment),
            environment: environment)
    }

    static func gather(_ options: TargetOptions) -> TargetSources {
        gather(url: options.url, service: options.service, configuration: options.project.config)
    }
}

extension ProjectFinding {
    fileprivate static func looking(for path: String?, _ environment: [String: String]) -> ProjectFinding {
        // Without a working folder, as after it was removed, there is nothing to search upwards from.
        guard let folder = WorkingFolder.path else { return .none }
        do {
            let configuration = try DrizzleConfiguration.load(
                from: folder, configuration: path, environment: environment)
            return configuration.map(ProjectFinding.found) ?? .none
        } catch {
            return .failed(error)
        }
    }
}
