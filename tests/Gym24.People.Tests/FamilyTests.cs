using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.People;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Testing;
using Gym24.People.Families.AddGuardian;
using Gym24.People.Families.ChangeGuardianship;
using Gym24.People.Persons.ShowPerson;
using Microsoft.Extensions.DependencyInjection;
using Relation = Gym24.People.Families.Relation;

namespace Gym24.People.Tests;

/// <summary>Who acts for a child on 22 November 2026, and on what that depends.</summary>
public sealed class FamilyTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    // First and last day as days from today; age of the child in years and days; the grown pupil's consent.
    public static TheoryData<string, int, int?, bool, int, int, bool, bool> Cases() => new()
    {
        { "without an end", -100, null, false, 10, 0, false, true },
        { "begins today", 0, null, false, 10, 0, false, true },
        { "begins tomorrow", 1, null, false, 10, 0, false, false },
        { "ended yesterday", -100, -1, false, 10, 0, false, false },
        { "last day is today", -100, 0, false, 10, 0, false, true },
        { "ends tomorrow", -100, 1, false, 10, 0, false, true },
        { "one day, today", 0, 0, false, 10, 0, false, true },
        { "ended on its first day", 0, -1, false, 10, 0, false, false },
        { "restricted", -100, null, true, 10, 0, false, false },
        { "restricted, whatever the child says", -100, null, true, 18, 0, true, false },
        { "a day before eighteen", -100, null, false, 18, -1, false, true },
        { "eighteen today", -100, null, false, 18, 0, false, false },
        { "eighteen, with the pupil's consent", -100, null, false, 18, 0, true, true },
        { "nineteen, with the consent, but ended", -100, -1, false, 19, 0, true, false },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task Guardian_sees_and_is_told_only_while_he_acts(string of, int first, int? last, bool restricted, int years, int days, bool willing, bool acts)
    {
        var consents = new Willing();
        await using var school = await TestSchool.Start([new PeopleModule()], (services, _) => services.AddSingleton<IConsents>(consents));
        var (child, guardian, sibling) = await school.Db(db =>
        {
            var pupil = db.Person("Щеголев Пётр", born: Today.AddYears(-years).AddDays(-days));
            var other = db.Person("Щеголева Анна", born: Today.AddYears(-9));
            var parent = db.Person("Щеголева Мария", PersonKind.Guardian);
            var link = db.Guard(parent, pupil, restricted, last is { } l ? Today.AddDays(l) : null);
            link.FirstDay = Today.AddDays(first);
            db.Guard(parent, other);
            return Task.FromResult((pupil.Id, parent.Id, other.Id));
        });
        if (willing)
            consents.People.Add(child);
        var reach = await school.Within(services => services.GetRequiredService<IReachResolver>().Resolve(guardian, Scope.OwnChildren, default));
        Assert.True(acts == reach.People.Contains(child), of);
        Assert.Contains(sibling, reach.People);
        Assert.Equal(acts, (await school.Directory(d => d.ChildrenOf(guardian))).Any(c => c.Id == child));
        Assert.Equal(acts, (await school.Directory(d => d.GuardiansOf(child))).Contains(guardian));
        var together = await school.Directory(d => d.GuardiansOf([child, sibling]));
        Assert.Equal((acts ? 1 : 0, 1), (together[child].Count(), together[sibling].Count()));
        school.Caller.Only((Permissions.Read, Scope.Own)).Reaching(people: [guardian]);
        Assert.Equal(acts, (await school.Send(new ShowPerson(guardian))).Family.Any(f => f.PersonId == child));
    }

    [Theory]
    [InlineData(18, false, true)]
    [InlineData(17, false, false)]
    [InlineData(18, true, false)]
    public async Task What_the_family_consent_decides_is_said_of_a_pupil_of_age_with_parents(int years, bool restricted, bool said)
    {
        await using var school = await TestSchool.Start([new PeopleModule()]);
        var child = await school.Db(db =>
        {
            var pupil = db.Person("Щеголев Пётр", born: Today.AddYears(-years));
            db.Guard(db.Person("Щеголева Мария", PersonKind.Guardian), pupil, restricted);
            return Task.FromResult(pupil.Id);
        });
        var effects = await school.Within(services => services.GetRequiredService<IConsentEffects>().Of(child, default));
        Assert.Equal(said ? [ConsentKinds.Family] : Array.Empty<string>(), effects.Select(e => e.Kind));
    }

    [Fact]
    public async Task An_end_counts_at_once_and_what_has_ended_may_begin_again()
    {
        await using var school = await TestSchool.Start([new PeopleModule()]);
        var (child, guardian) = await school.Db(db => Task.FromResult((db.Person("Щеголев Пётр", born: Today.AddYears(-9)).Id, db.Person("Щеголева Мария", PersonKind.Guardian).Id)));
        var link = await school.Send(new AddGuardian(child, guardian, null, Relation.Mother, Restricted: false, Today.AddDays(3)));
        Assert.False(await Acts());
        await school.Send(new ChangeGuardianship(child, link, false, End: false, Today));
        Assert.True(await Acts());
        await school.Send(new ChangeGuardianship(child, link, false, End: true));
        Assert.False(await Acts());
        await school.Send(new ChangeGuardianship(child, link, false, End: false, Today.AddDays(-10), Today));
        Assert.True(await Acts());
        school.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await Acts());
        await school.Send(new ChangeGuardianship(child, link, false, End: false));
        Assert.True(await Acts());
        await school.Send(new ChangeGuardianship(child, link, Restricted: true, End: false));
        Assert.False(await Acts());
        // Whoever keeps something that only guardians may see hears of each change.
        Assert.Equal(5, await school.Db(db => Task.FromResult(db.Set<Contracts.Data.OutboxRow>().Count(r => r.Type == typeof(GuardianshipChanged).FullName))));

        async Task<bool> Acts() => (await school.Directory(d => d.GuardiansOf(child))).Contains(guardian);
    }

    [Theory]
    [InlineData(-5, 5, 0, 3, true)]
    [InlineData(-5, 5, 5, null, true)]
    [InlineData(-5, 5, 6, null, false)]
    [InlineData(-5, null, 100, 200, true)]
    [InlineData(-5, -6, -10, 10, false)]
    public async Task One_person_stands_for_a_child_once_at_a_time(int first, int? last, int otherFirst, int? otherLast, bool refused)
    {
        await using var school = await TestSchool.Start([new PeopleModule()]);
        var (child, guardian) = await school.Db(db => Task.FromResult((db.Person("Щеголев Пётр").Id, db.Person("Щеголева Мария", PersonKind.Guardian).Id)));
        var (one, other) = await school.Db(async db =>
        {
            var links = new[] { (first, last), (500, (int?)600) }.Select(s => new Families.Guardianship
            {
                GuardianId = guardian, ChildId = child, FirstDay = Today.AddDays(s.Item1), LastDay = s.Item2 is { } l ? Today.AddDays(l) : null,
            }).ToList();
            db.AddRange(links);
            await db.SaveChangesAsync();
            return (links[0].Id, links[1].Id);
        });
        Assert.NotEqual(one, other);
        var change = new ChangeGuardianship(child, other, false, false, Today.AddDays(otherFirst), otherLast is { } o ? Today.AddDays(o) : null);
        if (refused)
            Assert.Equal("duplicate", (await Assert.ThrowsAsync<Refusal>(() => school.Send(change))).Code);
        else
            await school.Send(change);
    }

    private sealed class Willing : IConsents
    {
        public HashSet<Guid> People { get; } = [];

        public Task<IReadOnlySet<Guid>> Given(string kind, string? recipient, IReadOnlyCollection<Guid> people, CancellationToken cancellation = default) =>
            Task.FromResult<IReadOnlySet<Guid>>(kind == ConsentKinds.Family ? People : new HashSet<Guid>());
    }
}
