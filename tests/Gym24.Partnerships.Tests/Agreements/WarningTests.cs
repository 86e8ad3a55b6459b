using Gym24.Contracts.Jobs;
using Gym24.Partnerships.Agreements;
using Gym24.Partnerships.Agreements.ExtendAgreement;
using Gym24.Partnerships.Agreements.ListAgreements;
using Gym24.Partnerships.Agreements.WarnOfEndings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Partnerships.Tests.Agreements;

public sealed class WarningTests
{
    private static Task Step(AgreementSchool school) => school.School.Within(services => services.GetServices<IJob>().OfType<WarningJob>().Single().Step(default));

    private static async Task<(AgreementSchool School, Guid Coordinator)> WithCoordinator()
    {
        var school = await AgreementSchool.Start();
        var coordinator = Guid.CreateVersion7();
        school.School.Holders.Add((coordinator, Permissions.ManageAgreements));
        return (school, coordinator);
    }

    [Fact]
    public async Task Each_end_is_told_once_ahead_and_once_when_it_has_come()
    {
        var (school, coordinator) = await WithCoordinator();
        await using var _ = school;
        await Step(school);
        Assert.Equal(["/agreements/doc-plan", "/agreements/doc-programme"], school.School.Notices.Select(n => n.Href).Order());
        Assert.All(school.School.Notices, n => Assert.Equal(coordinator, n.Person));
        Assert.Equal("Срок истёк 31.12.2024: Программа развития", school.School.Notices.Single(n => n.Href.EndsWith("programme", StringComparison.Ordinal)).Text.Ru);

        for (var day = 1; day <= 60; day++)
        {
            school.School.Clock.Advance(TimeSpan.FromDays(1));
            await Step(school);
            await Step(school);
        }
        Assert.Equal(["/agreements/doc-plan", "/agreements/doc-plan", "/agreements/doc-programme"], school.School.Notices.Select(n => n.Href).Order());
        Assert.Equal(["Заканчивается 31.12.2026: План", "Срок истёк 31.12.2026: План"],
            school.School.Notices.Where(n => n.Href.EndsWith("plan", StringComparison.Ordinal)).Select(n => n.Text.Ru));
    }

    [Fact]
    public async Task A_new_term_is_looked_at_at_once_and_warned_of_anew()
    {
        var (school, coordinator) = await WithCoordinator();
        await using var _ = school;
        await Step(school);
        school.School.Notices.Clear();
        var inCharge = school.School.People.Teacher("Зуева Анна");
        var id = await school.Add(AgreementSchool.Draft() with { To = AgreementSchool.Today.AddDays(30), Responsible = inCharge.Id });
        await Step(school);
        Assert.Equal([coordinator, inCharge.Id], school.School.Notices.Select(n => n.Person));
        Assert.Equal(Validity.Soon, (await school.Show(id)).Validity);

        school.School.Notices.Clear();
        await school.School.Send(new ExtendAgreement(id, 1, AgreementSchool.Today.AddDays(60), false, "соглашение"));
        await Step(school);
        await Step(school);
        Assert.Equal(2, school.School.Notices.Count);
    }

    [Fact]
    public async Task The_number_of_days_is_the_school_s_to_set()
    {
        var (school, _) = await WithCoordinator();
        await using var __ = school;
        await school.School.Send(new SetWarning(30));
        await Step(school);
        Assert.Equal(["/agreements/doc-programme"], school.School.Notices.Select(n => n.Href));
        Assert.Equal(1, (await school.School.Send(new ListAgreements(Validity: ListAgreements.Attention))).Total);
        await school.School.Send(new SetWarning(60));
        await Step(school);
        Assert.Equal(2, school.School.Notices.Count);
        foreach (var days in new int?[] { null, 0, -1, 731 })
            Assert.Equal("days", (await AgreementSchool.Refused(() => school.School.Send(new SetWarning(days)))).Faults[0].Field);
    }

    [Fact]
    public async Task Nothing_is_written_off_as_told_while_there_is_nobody_to_tell()
    {
        await using var school = await AgreementSchool.Start();
        await Step(school);
        Assert.Equal(0, await school.Read(db => db.Set<AgreementWarning>().CountAsync()));
        school.School.Holders.Add((Guid.CreateVersion7(), Permissions.ManageAgreements));
        school.School.Clock.Advance(TimeSpan.FromMinutes(2));
        await Step(school);
        Assert.Equal(2, school.School.Notices.Count);
    }
}
