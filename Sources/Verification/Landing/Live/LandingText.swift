import Catalog
package import Postgres
import SQL

/// A text of which the server is asked how it writes it itself.
enum LandingText: Hashable, Sendable {
    /// What stands behind the name of a view; names without a schema are looked up in that one first, or in none.
    case view(String, searchPath: String)
    /// An expression over the columns of a table.
    case expression(String, on: QualifiedName)

    /// What stands behind the name of a view that has it.
    fileprivate var definition: String {
        switch self {
        case .view(let text, _): text
        case .expression(let text, let table): "AS SELECT (\(text)\n) AS x FROM \(table.quoted)"
        }
    }

    /// Whether nothing stands in it but a query, as PostgreSQL's parser reads it: more than one statement would be run.
    fileprivate var isOnlyLookedAt: Bool {
        DescribingCreation("CREATE TEMPORARY VIEW raingauge_text \(definition)") != nil
    }

    fileprivate var searchPath: String {
        switch self {
        case .view(_, let path): path
        case .expression: "public"
        }
    }
}

/// The question how the server writes some texts.
///
/// For each a temporary view is made and described, in a transaction that is rolled back: nothing but the catalog is
/// touched, no query runs, and a text that the server refuses takes none of the others with it.
package struct LandingDoubts: Sendable {
    private let texts: [LandingText]

    init(_ texts: Set<LandingText>) {
        self.texts = texts.filter(\.isOnlyLookedAt).sorted {
            ($0.searchPath, $0.definition) < ($1.searchPath, $1.definition)
        }
    }

    package var isEmpty: Bool { texts.isEmpty }

    /// One round trip for any number of texts.
    package var batch: Batch {
        Batch([Self.function, question], access: .rolledBack, searchPath: .session)
    }

    private var question: SQL {
        """
        SELECT pg_temp.raingauge_forms(asked.definition, asked.path)
          FROM ROWS FROM (pg_catalog.unnest(\(ArrayText.array(of: texts.map(\.definition)))::pg_catalog.text[]),
                          pg_catalog.unnest(\(ArrayText.array(of: texts.map(\.searchPath)))::pg_catalog.text[]))
               WITH ORDINALITY AS asked (definition, path, place)
         ORDER BY asked.place
        """
    }

    /// The text that the server writes, and the one that it makes of that: what was dumped and restored is the second one.
    private static let function: SQL = """
        CREATE FUNCTION pg_temp.raingauge_forms(definition pg_catalog.text, path pg_catalog.text)
        RETURNS pg_catalog.text[] LANGUAGE plpgsql AS $raingauge$
        DECLARE
          outside CONSTANT pg_catalog.text := pg_catalog.current_setting('search_path');
          one pg_catalog.text;
          two pg_catalog.text;
        BEGIN
          PERFORM pg_catalog.set_config(
            'search_path', pg_catalog.concat_ws(', ',
              CASE WHEN path OPERATOR(pg_catalog.<>) '' THEN pg_catalog.quote_ident(path) END,
              CASE WHEN outside OPERATOR(pg_catalog.<>) '' THEN outside END), true);
          EXECUTE pg_catalog.concat('CREATE TEMPORARY VIEW raingauge_text ', definition);
          PERFORM pg_catalog.set_config('search_path', '', true);
          one := pg_catalog.pg_get_viewdef('pg_temp.raingauge_text'::pg_catalog.regclass);
          DROP VIEW pg_temp.raingauge_text;
          EXECUTE pg_catalog.concat('CREATE TEMPORARY VIEW raingauge_text AS ', one);
          two := pg_catalog.pg_get_viewdef('pg_temp.raingauge_text'::pg_catalog.regclass);
          DROP VIEW pg_temp.raingauge_text;
          PERFORM pg_catalog.set_config('search_path', outside, true);
          RETURN ARRAY[one, two];
        EXCEPTION WHEN OTHERS THEN
          RETURN NULL;
        END
        $raingauge$
        """

    /// - Throws: The server's ``PostgresError``.
    func forms(in answer: BatchAnswer) throws(PostgresError) -> LandingForms {
        guard let rows = try answer.get().last else { return LandingForms() }
        var forms = LandingForms()
        for (place, text) in texts.enumerated() where !rows.isNull(place, 0) {
            forms[text] = Set(ArrayText.elements(of: rows.text(place, 0)))
        }
        return forms
    }
}

/// How the server writes texts; what it refused is not among them.
struct LandingForms: Sendable {
    private var forms: [LandingText: Set<String>] = [:]

    subscript(text: LandingText) -> Set<String>? {
        get { forms[text] }
        set { forms[text] = newValue }
    }
}
