using Gym24.Contracts.People;
using Gym24.Contracts.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.PersonalData;

/// <summary>Finds people in the invented school about whom much is kept.</summary>
internal static class SchoolOfRecords
{
    /// <summary>Those of a kind, whoever has most kinds of record first; their full names stand for nobody else.</summary>
    public static async Task<IReadOnlyList<PersonFacts>> Known(this DemoHost host, PersonKind kind)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var directory = scope.ServiceProvider.GetRequiredService<IPeopleDirectory>();
        var people = kind == PersonKind.Staff ? await directory.Staff() : await Pupils(directory);
        var kinds = people.ToDictionary(p => p.Id, _ => 0);
        foreach (var module in scope.ServiceProvider.GetServices<IPersonalRecords>())
            foreach (var some in kinds.Keys.Chunk(500).ToList())
                foreach (var held in await module.Held(some))
                    kinds[held.Person]++;
        return [.. people.GroupBy(p => p.DisplayName).Where(g => g.Count() == 1).Select(g => g.Single()).OrderByDescending(p => kinds[p.Id]).ThenBy(p => p.SortKey, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<PersonFacts>> Pupils(IPeopleDirectory directory)
    {
        var pupils = new List<PersonFacts>();
        foreach (var each in await directory.Classes())
            pupils.AddRange(await directory.PupilsOf(each.Id, DateOnly.FromDateTime(DateTime.UtcNow)));
        return pupils;
    }

    public static string[] Words(this PersonFacts person) => [$"{person.Id:D}", $"{person.Id:N}", person.DisplayName];
}

[CollectionDefinition(Name)]
public sealed class RecordsCollection : ICollectionFixture<DemoHost>
{
    public const string Name = "records";
}
