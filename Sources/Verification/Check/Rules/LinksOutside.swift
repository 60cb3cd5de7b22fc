import Drizzle

/// Files of the migrations that are links out of the project: whatever lies there is what Drizzle runs, and it is in no
/// version control of the project.
struct LinksOutside: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.outside.map { link in
            CheckFinding(
                "link-outside", .caution, at: [.init(link.file)], .leadsOut(link), remedy: .bringIn)
        }
    }
}

extension String {
    fileprivate static func leadsOut(_ link: OutsideLink) -> String {
        "\(link.file.fileName) is a link to \(link.target), outside of the project."
    }
    fileprivate static let bringIn = "Put the file itself there, unless you know who can change that one."
}
