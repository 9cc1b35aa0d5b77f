/** Resources of rollouts. */
package io.vedette.rest.internal.rollout;
