package io.vedette.store.jpa.internal.db;

import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.StaleRevisionException;
import java.util.function.ToLongFunction;
import javax.persistence.EntityManager;

/** Finds what is to be changed, at the revision at which somebody read it. */
public final class AtRevision {
    private AtRevision() {}

    /**
     * The entity of an id, to be changed.
     *
     * @param what the thing's name in messages
     * @throws NotFoundException where there is none
     * @throws StaleRevisionException where it is at another revision
     */
    public static <E> E find(
            EntityManager em,
            Class<E> type,
            String what,
            String id,
            ToLongFunction<E> stored,
            long revision) {
        E entity = em.find(type, id);
        if (entity == null) {
            throw new NotFoundException("there is no " + what + " '" + id + "'");
        }
        if (stored.applyAsLong(entity) != revision) {
            throw stale(what, id, stored.applyAsLong(entity), revision);
        }
        return entity;
    }

    /** Says that a thing is at another revision than the one that was to be changed. */
    public static StaleRevisionException stale(String what, String id, long stored, long wanted) {
        return new StaleRevisionException(
                what + " '" + id + "' is at revision " + stored + ", not " + wanted);
    }
}
