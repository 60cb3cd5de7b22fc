import SQL
import Verification

extension EditedDatabase {
    var keys: [DatabaseEdit] {
        let (main, other) = (main.display, other.display)
        let columns = "(\(quoted(code)), high)"
        func again(_ definition: String, _ aspect: String) -> DatabaseEdit {
            .init(
                alter(self.main, "DROP CONSTRAINT two, ADD CONSTRAINT two UNIQUE \(definition)"),
                "\(main) unique constraint two changed \(aspect)")
        }
        func belongs(_ definition: String, _ aspect: String) -> DatabaseEdit {
            let head = "DROP CONSTRAINT belongs, ADD CONSTRAINT belongs FOREIGN KEY (main_id) REFERENCES"
            return .init(
                alter(self.other, "\(head) \(self.main.quoted) \(definition)"),
                "\(other) foreign key belongs changed \(aspect)")
        }
        return [
            again("\(columns) DEFERRABLE", "DEFERRABLE"),
            again("\(columns) DEFERRABLE INITIALLY DEFERRED", "DEFERRABLE"),
            again("\(columns) INCLUDE (\(quoted(low)))", "INCLUDE"),
            again("NULLS NOT DISTINCT \(columns)", "NULLS NOT DISTINCT"),
            again("\(columns) WITH (fillfactor = 70)", "WITH"),
            again("(high, \(quoted(code)))", "columns"),
            .init(alter(self.main, "DROP CONSTRAINT two"), "\(main) unique constraint two missing"),
            .init(
                alter(self.main, "RENAME CONSTRAINT two TO \"the two\""),
                "\(main) unique constraint two renamed from the two"),
            referenced("INCLUDE (high)", "INCLUDE"), referenced("WITH (fillfactor = 60)", "WITH"),
            .init(
                alter(self.plain, "ADD CONSTRAINT sole UNIQUE (n)"),
                "\(plain.display) unique constraint sole extra"),
            .init(
                alter(self.plain, "ADD CONSTRAINT main_key PRIMARY KEY (n)"),
                "\(plain.display) column n changed NOT NULL+\(plain.display) primary key main_key extra"),
            .init(
                alter(self.other, "ALTER CONSTRAINT belongs DEFERRABLE INITIALLY DEFERRED"),
                "\(other) foreign key belongs changed DEFERRABLE"),
            belongs("ON DELETE SET NULL (main_id)", "ON DELETE"), belongs("ON DELETE CASCADE", "ON DELETE"),
            belongs("ON DELETE SET NULL ON UPDATE CASCADE", "ON UPDATE"),
            belongs("MATCH FULL ON DELETE SET NULL", "MATCH"),
            belongs("ON DELETE SET NULL NOT VALID", "NOT VALID"),
            .init(
                """
                DO $$ DECLARE name text; BEGIN
                    FOR name IN SELECT t.tgname FROM pg_trigger AS t JOIN pg_constraint AS k ON k.oid = t.tgconstraint
                                 WHERE k.conname = 'belongs' AND t.tgrelid = k.conrelid LOOP
                        EXECUTE 'ALTER TABLE ' || \(SQL.literal(self.other.quoted)) || ' DISABLE TRIGGER ' || quote_ident(name);
                    END LOOP;
                END $$;
                """, "\(other) foreign key belongs changed disabled"),
            .init(alter(self.other, "DROP CONSTRAINT belongs"), "\(other) foreign key belongs missing"),
            .init(
                alter(self.other, "RENAME CONSTRAINT belongs TO owned"),
                "\(other) foreign key belongs renamed from owned"),
        ]
    }

    /// Of the key that a foreign key refers to.
    private func referenced(_ clause: String, _ aspect: String) -> DatabaseEdit {
        let key = "(\(quoted(code)))"
        return .init(
            alter(other, "DROP CONSTRAINT by_code")
                + alter(main, "DROP CONSTRAINT one_code, ADD CONSTRAINT one_code UNIQUE \(key) \(clause)")
                + alter(
                    other, "ADD CONSTRAINT by_code FOREIGN KEY (code) REFERENCES \(main.quoted) \(key)"),
            "\(main.display) unique constraint one_code changed \(aspect)")
    }

    var checks: [DatabaseEdit] {
        let (main, low) = (main.display, quoted(low))
        func again(_ definition: String, _ aspect: String) -> DatabaseEdit {
            .init(
                alter(self.main, "DROP CONSTRAINT ordered, ADD CONSTRAINT ordered CHECK \(definition)"),
                "\(main) check ordered changed \(aspect)")
        }
        return [
            again("(\(low) < high) NO INHERIT", "NO INHERIT"),
            again("(\(low) < high) NOT VALID", "NOT VALID"),
            again("(\(low) <= high)", "expression"), again("(\(low) < high + \(number))", "expression"),
            .init(alter(self.main, "DROP CONSTRAINT ordered"), "\(main) check ordered missing"),
            .init(
                alter(self.main, "RENAME CONSTRAINT ordered TO sorted"),
                "\(main) check ordered renamed from sorted"),
            .init(
                alter(plain, "ADD CONSTRAINT c CHECK (n > \(number))"), "\(plain.display) check c extra"),
            .init(
                "ALTER TABLE child ADD CONSTRAINT c CHECK (more > \(number));", "child check c extra"),
            .init(
                alter(self.main, "ADD CONSTRAINT x EXCLUDE USING btree (high WITH =)"),
                "\(main) exclusion constraint x extra"),
            .init(
                alter(other, "DROP CONSTRAINT alone"), "\(other.display) exclusion constraint alone missing"),
            .init(
                alter(
                    other, "DROP CONSTRAINT alone, ADD CONSTRAINT alone EXCLUDE USING btree (main_id WITH =)"),
                "\(other.display) exclusion constraint alone changed definition"),
        ]
    }
}
