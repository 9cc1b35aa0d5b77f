/** Scene analyzer: motion. */
package io.vedette.scene.motion.internal;
