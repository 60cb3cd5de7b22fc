import SQL

extension Course {
    /// Whether each row may get another value of the function; of what nobody knows, it is said.
    func isVolatile(_ function: ObjectName) -> Bool {
        let name = function.name.name
        if facts.stableFunctions.contains(name) { return false }
        return !Self.steady.contains(name)
    }

    /// Functions of PostgreSQL's own that people use in defaults and that are not volatile.
    ///
    /// - Source: `pg_proc.provolatile` of PostgreSQL 15.
    private static let steady: Set = [
        "now", "transaction_timestamp", "statement_timestamp", "current_setting", "current_user", "timezone",
        "date_trunc", "date_part", "extract", "to_timestamp", "to_char", "to_date", "to_number", "age",
        "make_date", "make_time", "make_timestamp", "make_timestamptz", "make_interval", "justify_days",
        "justify_hours", "justify_interval", "lower", "upper", "initcap", "concat", "concat_ws", "format",
        "coalesce", "nullif", "greatest", "least", "md5", "sha224", "sha256", "sha384", "sha512", "encode",
        "decode", "digest", "left", "right", "lpad", "rpad", "trim", "btrim", "ltrim", "rtrim", "replace",
        "translate", "substr", "substring", "reverse", "repeat", "length", "char_length", "octet_length",
        "split_part", "string_to_array", "array_to_string", "array_append", "array_prepend", "array_cat",
        "array_fill", "array_length", "array_remove", "cardinality", "unnest", "abs", "ceil", "ceiling",
        "floor", "round", "trunc", "mod", "power", "sqrt", "exp", "ln", "log", "sign", "jsonb_build_object",
        "jsonb_build_array", "json_build_object", "json_build_array", "to_json", "to_jsonb", "jsonb_object",
        "json_object", "row_to_json", "array_to_json", "jsonb_set", "inet", "host", "network", "text",
        "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange", "to_tsvector", "setweight",
        "to_tsquery", "plainto_tsquery", "current_schema", "current_database", "current_catalog", "version",
        "inet_client_addr", "inet_server_addr", "pg_backend_pid", "session_user", "pg_typeof", "quote_ident",
        "quote_literal", "regexp_replace", "starts_with", "ascii", "chr", "point", "box", "circle", "overlay",
        "position", "strpos", "int4", "int8", "numeric", "date", "timestamp", "timestamptz", "interval",
    ]
}
