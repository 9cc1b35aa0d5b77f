package io.vedette.rest.runtime.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.vedette.service.security.Role;
import java.io.IOException;

/** Roles by their ids. */
final class RoleJson {

    private RoleJson() {}

    static final class Writer extends StdSerializer<Role> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(Role.class);
        }

        @Override
        public void serialize(Role role, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(role.id());
        }
    }

    static final class Reader extends StdDeserializer<Role> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Role.class);
        }

        @Override
        public Role deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            String id = json.getValueAsString();
            try {
                return Role.of(id);
            } catch (IllegalArgumentException e) {
                return (Role) context.handleWeirdStringValue(Role.class, id, "%s", e.getMessage());
            }
        }
    }
}
