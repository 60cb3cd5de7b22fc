/// The objects of the migrations under the names by which the database knows them: a rename that is recorded and never
/// happened leaves the old one.
struct KeptNames {
    /// With such renames taken back.
    private(set) var replayed: ReplayedObjects
    /// The objects that are still found under an earlier name or in an earlier schema.
    private(set) var objects: Set<ObjectID> = []

    init(_ replayed: ReplayedObjects, in live: LiveCatalog) {
        self.replayed = replayed
        // Tables were made before their parts, so that these are looked for where the table really is.
        for id in replayed.renamed where replayed[id].isAlive { keepName(of: id, in: live) }
    }

    private mutating func keepName(of id: ObjectID, in live: LiveCatalog) {
        guard LiveObject(id, in: replayed, live) == nil else { return }
        let current = replayed[id].key
        for former in replayed[id].formerKeys.reversed() where replayed.find(former) == nil {
            replayed.rename(id, to: former)
            if LiveObject(id, in: replayed, live) != nil {
                objects.insert(id)
                return
            }
            replayed.rename(id, to: current)
        }
    }
}
