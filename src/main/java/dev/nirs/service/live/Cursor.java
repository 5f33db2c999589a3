package dev.nirs.service.live;

/** How far was read and taken what a frame of events came from; on disk with them or not at all. */
sealed interface Cursor permits FollowPosition, Delivery {}
