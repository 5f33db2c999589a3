package dev.nirs.service;

import java.util.function.Supplier;

/**
 * The parts of a running service, as HTTP and the page use them.
 *
 * @param archive suggestions
 * @param desk decisions
 * @param library the knowledge base
 * @param intake events
 * @param feed news
 * @param tokens who may do what
 * @param audit what was done
 * @param status how it is
 */
public record NirsService(
    SuggestionArchive archive,
    Desk desk,
    Library library,
    EventIntake intake,
    Feed feed,
    Tokens tokens,
    AuditLog audit,
    Supplier<ServiceStatus> status) {}
