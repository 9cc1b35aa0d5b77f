/** Challengers that are tried beside champions, stage by stage, and what their gates say. */
package io.vedette.core.model.internal.rollout;
