/** Roll-outs, their steps and what runs where in SQL. */
package io.vedette.store.jpa.internal.rollout;
