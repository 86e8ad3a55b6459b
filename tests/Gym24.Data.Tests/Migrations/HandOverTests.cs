using System.Globalization;
using System.Text;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Contracts.Testing;
using Gym24.Data.Tests.Server;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Data.Tests.Migrations;

/// <summary>Files that two modules kept by themselves before the platform did are all there afterwards, each content once.</summary>
public sealed class HandOverTests(PostgreSqlServer server)
{
    private static readonly DateTime At = new(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Files_from_before_are_taken_over(bool onServer)
    {
        await using var database = onServer ? await TestDatabase.OnPostgreSql(server.Connection) : await TestDatabase.OnSqlite();
        await using var contexts = OurModules.On(database.Engine);
        await using var scope = contexts.Open();
        var host = scope.ServiceProvider.GetRequiredService<HostDb>();
        await host.Database.MigrateAsync();
        var (tpu, partnerships) = (Of("tpu"), Of("partnerships"));
        await UpTo(tpu, "20261122_03_Works");
        await UpTo(partnerships, "20261122_05_Agreements");

        var kept = new Dictionary<Guid, byte[]>();
        var work = await Insert(tpu, "tpu", "works", ("Id", Guid.CreateVersion7()), ("Version", 1), ("RunId", Guid.CreateVersion7()), ("Title", "Вода"), ("SortKey", "вода"), ("AuthorsKey", "x"), ("State", 0), ("ChangedAt", At));
        foreach (var text in (string[])["1", "2", "1"])
            await File(tpu, "tpu", "work", "WorkId", work, text);
        var agreement = await Insert(partnerships, "partnerships", "agreements", ("Id", Guid.CreateVersion7()), ("Version", 1), ("Own", ""), ("Kind", "contract"), ("OpenEnded", false), ("ChangedAt", At));
        await File(partnerships, "partnerships", "agreement", "AgreementId", agreement, "2", ("ByName", "…"));
        await File(partnerships, "partnerships", "agreement", "AgreementId", agreement, "3", ("ByName", "…"));

        await tpu.Database.MigrateAsync();
        await partnerships.Database.MigrateAsync();
        var contents = await host.FileContents.AsNoTracking().ToDictionaryAsync(c => c.Id);
        var refs = await host.FileRefs.AsNoTracking().ToDictionaryAsync(r => r.Id);
        Assert.Equal((3, 5), (contents.Count, refs.Count));
        Assert.All(kept, k =>
        {
            var content = contents[refs[k.Key].ContentId];
            Assert.Equal(k.Value, content.Content);
            Assert.Equal((KeptFile.HashOf(k.Value), k.Value.Length, "application/pdf", false, At), (content.Hash, content.Size, content.MediaType, content.InFolder, content.At));
        });
        Assert.Equal(["partnerships.agreements", "partnerships.agreements", "tpu.works", "tpu.works", "tpu.works"], refs.Values.Select(r => r.Shelf).Order(StringComparer.Ordinal));

        ModuleDb Of(string module) => Contexts.Of(scope, contexts.All.Single(m => m.Module == module));

        async Task File(ModuleDb db, string module, string kind, string owner, Guid row, string text, params (string, object)[] more)
        {
            var content = Encoding.ASCII.GetBytes("%PDF-1.7 " + text);
            var id = await Insert(db, module, kind + "_files", [("Id", Guid.CreateVersion7()), (owner, row), ("Name", text + ".pdf"), ("MediaType", "application/pdf"), ("Size", content.Length), ("Hash", KeptFile.HashOf(content)), ("At", At), .. more]);
            await Insert(db, module, kind + "_contents", ("FileId", id), ("Content", content));
            kept[id] = content;
        }
    }

    /// <summary>Numbers of migrations are shorter here than the framework's own, which therefore takes a name for one: what stands behind its fifteenth letter.</summary>
    private static Task UpTo(ModuleDb db, string migration) => db.GetService<IMigrator>().MigrateAsync(migration[15..]);

    private static async Task<Guid> Insert(ModuleDb db, string module, string table, params (string Column, object Value)[] values)
    {
        var name = db.Database.IsSqlite() ? $"\"{module}_{table}\"" : $"\"{module}\".\"{table}\"";
        await db.Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture,
            $"INSERT INTO {name} ({string.Join(", ", values.Select(v => $"\"{v.Column}\""))}) VALUES ({string.Join(", ", values.Select((_, i) => $"{{{i}}}"))})"), values.Select(v => v.Value));
        return (Guid)values[0].Value;
    }
}
