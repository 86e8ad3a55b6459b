using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Contracts.People;
using Gym24.Contracts.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Data.Tests.Behaviour;

/// <summary>A module gets the columns of the directory that its manifest declares; one that asks for more is told so in plain words.</summary>
public sealed class LeastFieldsTests
{
    private static readonly ModuleManifest Manifest = new()
    {
        Id = "curious", Title = "curious", Version = "0", Contracts = "[0, 1)",
        Privacy = [new PrivacyDeclaration("списки", ["displayName", "sortKey"], "law", "год")],
    };

    public static TheoryData<string, string> Queries() => new()
    {
        { "", "name" }, { "", "keys" }, { "", "whole" }, { "", "sorted" },
        { "birthDate", "born" }, { "birthDate", "filtered" }, { "grade", "counted" }, { "leftOn", "ordered" }, { "className", "joined" },
    };

    [Theory, MemberData(nameof(Queries))]
    public async Task A_column_that_is_not_declared_is_not_there_to_be_read(string refused, string query)
    {
        await using var school = await TestSchool.Start([], (services, _) => services.AddModuleDb<CuriousDb>(Manifest));
        var pupil = school.People.Pupil("Ёлкин Артём", school.People.Class("7А", 7));
        await school.PublishPeople();
        var asked = () => school.Within(async services =>
        {
            var people = services.GetRequiredService<CuriousDb>().Directory.IgnoreQueryFilters();
            return query switch
            {
                "name" => await people.Select(p => (object?)p.DisplayName).SingleAsync(),
                "keys" => await people.Select(p => (object)new { p.Id, p.Kind, p.ClassId }).SingleAsync(),
                "whole" => await people.SingleAsync(),
                "sorted" => await people.OrderBy(p => p.SortKey).Select(p => (object)p.Id).SingleAsync(),
                "born" => await people.Select(p => (object?)p.BirthDate).SingleAsync(),
                "filtered" => await people.Where(p => p.BirthDate > new DateOnly(2000, 1, 1)).Select(p => (object)p.Id).SingleAsync(),
                "counted" => await people.CountAsync(p => p.Grade == 7),
                "ordered" => await people.OrderBy(p => p.LeftOn).Select(p => (object)p.Id).FirstAsync(),
                _ => await people.Join(people, p => p.ClassName, p => p.ClassName, (a, b) => (object)a.Id).FirstAsync(),
            };
        });
        if (refused.Length == 0)
        {
            var answer = await asked();
            Assert.True(answer is not DirectoryPerson whole || (whole.Id, whole.DisplayName, whole.BirthDate, whole.ClassName) == (pupil.Id, "Ёлкин Артём", null, null));
            return;
        }
        // The guard that puts every query of a test to SQL Server's grammar stands around the words.
        Assert.Contains($"The module curious reads {refused} of the directory of people, which its manifest does not declare. Name it under privacy, with the purpose it is for.",
            (await Assert.ThrowsAsync<InvalidOperationException>(asked)).Message, StringComparison.Ordinal);
    }

    internal sealed class CuriousDb(ModuleDbSetup setup) : ModuleDb(setup)
    {
        protected override void Tables(ModelBuilder model) { }
    }
}
