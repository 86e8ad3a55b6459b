using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.PersonalData;

/// <summary>
/// No table of host and modules is forgotten by an erasure: each column of ids is told of in the module's personal records, leads to another
/// row of the same module, or holds ids of something that is no person and stands in the list below.
/// </summary>
[Collection(RecordsCollection.Name)]
public sealed class CoverageTests(DemoHost host)
{
    private static readonly HashSet<string> Things =
    [
        "RunId", "ClassId", "AgreementId", "FileId", "SlotId", "BookingId", "TopicId", "RuleId", "TeamId", "TaskId", "RoundId", "ExamId", "ImportId", "SaturdayId",
        "ProjectId", "WorkId", "RouteId", "SessionId", "Submission", "EventId", "Chain", "School",
        "MembershipId", "NewMembershipId", "FromClassId", "ToClassId", "InvitationId", "SubjectId",
    ];

    /// <summary>Numbers of accounts: one that is gone stands for nobody. What hangs on an account goes with it, and a story looks for what is left.</summary>
    private static readonly HashSet<string> Accounts = ["UserId", "EnteredBy", "By", "ByUser", "MadeBy", "SettledBy"];

    private static readonly Type[] Common = [typeof(OutboxRow), typeof(AuditRow), typeof(AuditChainRow), typeof(FileContentRow), typeof(FileRefRow), typeof(SearchEntryRow), typeof(SearchTokenRow), typeof(SearchWordRow)];

    [Fact]
    public async Task Every_column_with_ids_is_accounted_for()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var told = scope.ServiceProvider.GetServices<IPersonalRecords>().OfType<IPersonalColumns>().ToDictionary(c => c.Module);
        var forgotten = new List<string>();
        foreach (var module in host.Services.GetRequiredService<ModuleDbs>().All)
        {
            var model = ((DbContext)scope.ServiceProvider.GetRequiredService(module.Context)).Model;
            var columns = told.GetValueOrDefault(module.Module)?.Columns ?? [];
            foreach (var table in model.GetEntityTypes().Where(t => t.GetTableName() is not null && !Common.Contains(t.ClrType)))
                forgotten.AddRange(table.GetProperties().Where(p => MayBePerson(p) && !columns.Any(c => c.Row == table.ClrType && c.Column == p.Name)).Select(p => $"{module.Module}: {table.ClrType.Name}.{p.Name}"));
        }
        Assert.True(forgotten.Count == 0, "Tell of these columns in the personal records of the module, or in the list of things here:\n" + string.Join('\n', forgotten));
    }

    [Fact]
    public async Task Kinds_have_ids_of_their_own_in_both_languages()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var kinds = scope.ServiceProvider.GetServices<IPersonalRecords>().SelectMany(r => r.Kinds, (r, k) => (r.Module, Kind: k)).ToList();
        Assert.Equal(kinds.Count, kinds.Select(k => k.Kind.Id).Distinct().Count());
        Assert.All(kinds, k =>
        {
            Assert.StartsWith(k.Module + ".", k.Kind.Id, StringComparison.Ordinal);
            Assert.DoesNotContain(' ', k.Kind.Id);
            Assert.InRange(k.Kind.Id.Length, 3, 80);
            Assert.NotNull(k.Kind.Title.En);
            Assert.NotEmpty(k.Kind.Basis.Ru);
        });
    }

    private static bool MayBePerson(IProperty property) =>
        (property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?))
        && !(property.Name == "Id" && property.IsPrimaryKey()) && !property.IsForeignKey() && !Things.Contains(property.Name) && !Accounts.Contains(property.Name);
}
