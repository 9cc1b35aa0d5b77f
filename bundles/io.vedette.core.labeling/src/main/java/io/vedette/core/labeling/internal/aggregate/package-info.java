/** One label out of the answers of several people. */
package io.vedette.core.labeling.internal.aggregate;
