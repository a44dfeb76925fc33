/** Everything with an effect; features stand in sub-packages, and what every activity owes to Temporal stands here. */
@NullMarked
package io.tenure.activities;

import org.jspecify.annotations.NullMarked;
