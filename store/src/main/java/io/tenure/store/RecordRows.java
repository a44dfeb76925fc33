package io.tenure.store;

import io.tenure.workflows.value.TypedId;
import io.tenure.workflows.value.UserId;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads a record by its constructor. Records of a single value, such as ids, are columns and not rows. */
final class RecordRows implements RowMapperFactory {

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        Class<?> erased = GenericTypes.getErasedType(type);
        return isRow(erased) ? Optional.of(ConstructorMapper.of(erased)) : Optional.empty();
    }

    private static boolean isRow(Class<?> type) {
        return type.isRecord() && !TypedId.class.isAssignableFrom(type) && type != UserId.class;
    }
}
