import FoundationEssentials

extension TargetSources {
    /// What the options and this process say; looks for a Drizzle configuration from the working folder upwards.
    init(url: String? = nil, service: String? = nil, configuration: String? = nil) {
        environment = ProcessInfo.processInfo.environment
        (self.url, self.service) = (url, service)
    }

    init(_ options: TargetOptions) {
        self.init(url: options.url, service: options.service, configuration: options.config)
    }
}
