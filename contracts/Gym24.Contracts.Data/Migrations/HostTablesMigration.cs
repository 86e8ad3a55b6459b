using Gym24.Contracts.Files;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Contracts.Data;

/// <summary>The first form of the tables in <see cref="HostTables"/>, for the host's migration and for the test school.</summary>
public static class HostTablesMigration
{
    public static void CreateOutboxAndAudit(MigrationBuilder migration)
    {
        migration.CreateTable("outbox", t => new
        {
            Id = t.Column<Guid>(),
            Module = t.Column<string>(maxLength: 40),
            Type = t.Column<string>(maxLength: 200),
            Aggregate = t.Column<Guid>(),
            Payload = t.Column<string>(),
            At = t.Column<DateTime>(),
            Attempts = t.Column<int>(),
            NextAttemptAt = t.Column<DateTime>(),
            DeliveredAt = t.Column<DateTime>(nullable: true),
            LastError = t.Column<string>(maxLength: 1000, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_outbox", r => r.Id));
        migration.CreateIndex("IX_outbox_DeliveredAt_NextAttemptAt", "outbox", ["DeliveredAt", "NextAttemptAt"]);
        migration.CreateIndex("IX_outbox_Aggregate_At", "outbox", ["Aggregate", "At"]);

        migration.CreateTable("audit", t => new
        {
            Id = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            UserId = t.Column<Guid>(nullable: true),
            Module = t.Column<string>(maxLength: 40),
            Action = t.Column<string>(maxLength: 200),
            Subject = t.Column<Guid>(nullable: true),
            Outcome = t.Column<string>(maxLength: 40),
        }, constraints: t => t.PrimaryKey("PK_audit", r => r.Id));
        migration.CreateIndex("IX_audit_At", "audit", "At");
        migration.CreateIndex("IX_audit_Subject_At", "audit", ["Subject", "At"]);
    }

    /// <summary>What is kept of an event that was given up.</summary>
    public static void AddDeadEvents(MigrationBuilder migration)
    {
        migration.AddColumn<string>("FailedHandler", "outbox", maxLength: 200, nullable: true);
        migration.AddColumn<DateTime>("DeadAt", "outbox", nullable: true);
        migration.AddColumn<string>("PutAsideReason", "outbox", maxLength: OutboxRow.ReasonLength, nullable: true);
    }

    /// <summary>What is found, its words, and the words under the keys they are looked for by.</summary>
    public static void AddSearch(MigrationBuilder migration)
    {
        migration.CreateTable("search_entries", t => new
        {
            Id = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: SearchEntryRow.KindLength),
            Row = t.Column<string>(maxLength: SearchEntryRow.RowLength),
            TitleRu = t.Column<string>(maxLength: SearchEntryRow.TitleLength),
            TitleEn = t.Column<string>(maxLength: SearchEntryRow.TitleLength, nullable: true),
            Text = t.Column<string>(maxLength: SearchEntryRow.TextLength, nullable: true),
            Href = t.Column<string>(maxLength: SearchEntryRow.HrefLength),
            PersonId = t.Column<Guid>(nullable: true),
            ClassId = t.Column<Guid>(nullable: true),
            Partner = t.Column<string>(maxLength: 80, nullable: true),
            SortKey = t.Column<string>(maxLength: SearchEntryRow.TitleLength),
        }, constraints: t => t.PrimaryKey("PK_search_entries", r => r.Id));
        migration.CreateIndex("IX_search_entries_Kind_Row", "search_entries", ["Kind", "Row"]);
        migration.CreateIndex("IX_search_entries_PersonId", "search_entries", "PersonId");
        migration.CreateTable("search_tokens", t => new
        {
            Word = t.Column<string>(maxLength: SearchWords.WordLength),
            Kind = t.Column<string>(maxLength: SearchEntryRow.KindLength),
            EntryId = t.Column<Guid>(),
        }, constraints: t => t.PrimaryKey("PK_search_tokens", r => new { r.Word, r.Kind, r.EntryId }));
        migration.CreateIndex("IX_search_tokens_EntryId", "search_tokens", "EntryId");
        migration.CreateTable("search_words", t => new
        {
            Id = t.Column<Guid>(),
            Key = t.Column<string>(maxLength: SearchWords.WordLength),
            Word = t.Column<string>(maxLength: SearchWords.WordLength),
        }, constraints: t => t.PrimaryKey("PK_search_words", r => r.Id));
        migration.CreateIndex("IX_search_words_Key", "search_words", "Key");
        migration.CreateIndex("IX_search_words_Word", "search_words", "Word");
    }

    /// <summary>What makes chains of audit entries, and finds them by person and by account. Entries from before belong to none.</summary>
    public static void AddAuditChains(MigrationBuilder migration)
    {
        migration.CreateTable("audit_chains", t => new
        {
            Id = t.Column<Guid>(),
            Host = t.Column<string>(maxLength: 100),
            BeganAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_audit_chains", r => r.Id));
        migration.AddColumn<Guid>("Person", "audit", nullable: true);
        migration.AddColumn<Guid>("Chain", "audit", nullable: true);
        migration.AddColumn<long>("Number", "audit", nullable: true);
        migration.AddColumn<string>("Hash", "audit", maxLength: HostTables.AuditHashLength, nullable: true);
        migration.CreateIndex("IX_audit_Chain_Number", "audit", ["Chain", "Number"], unique: true);
        migration.CreateIndex("IX_audit_Person_At", "audit", ["Person", "At"]);
        migration.CreateIndex("IX_audit_UserId_At", "audit", ["UserId", "At"]);
    }

    /// <summary>Contents of files, and which rows have them.</summary>
    public static void CreateFiles(MigrationBuilder migration)
    {
        migration.CreateTable("file_contents", t => new
        {
            Id = t.Column<Guid>(),
            Hash = t.Column<string>(maxLength: KeptFile.HashLength),
            Size = t.Column<int>(),
            MediaType = t.Column<string>(maxLength: HostTables.MediaTypeLength),
            At = t.Column<DateTime>(),
            InFolder = t.Column<bool>(),
            Content = t.Column<byte[]>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_file_contents", r => r.Id));
        migration.CreateIndex("IX_file_contents_Hash", "file_contents", "Hash");
        migration.CreateIndex("IX_file_contents_InFolder_At", "file_contents", ["InFolder", "At"]);

        migration.CreateTable("file_refs", t => new
        {
            Id = t.Column<Guid>(),
            Shelf = t.Column<string>(maxLength: FileShelf.IdLength),
            ContentId = t.Column<Guid>(),
        }, constraints: t => t.PrimaryKey("PK_file_refs", r => r.Id));
        migration.CreateIndex("IX_file_refs_Shelf", "file_refs", "Shelf");
        migration.CreateIndex("IX_file_refs_ContentId", "file_refs", "ContentId");
    }
}
