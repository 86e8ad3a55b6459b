using Gym24.Contracts;
using Gym24.Tsu.Shifts.Rules;
using Gym24.Tsu.Shifts.SetRule;
using static Gym24.Tsu.Tests.TsuSchool;

namespace Gym24.Tsu.Tests.Shifts;

public sealed class SetRuleTests
{
    private static readonly Worth Some = new("municipal", "winner", 5);

    public static readonly TheoryData<string, string> Wrong = new()
    {
        { "from", "from" }, { "years", "years" }, { "years-0", "years" }, { "tie", "tieBreak" }, { "no-groups", "group-1-name" }, { "name", "group-1-name" },
        { "kinds", "group-1-kinds" }, { "unknown-kind", "group-1-kinds" }, { "cap", "group-1-cap" }, { "minus", "group-1-municipal-winner" },
        { "level", "group-1-name" }, { "outcome", "group-1-name" }, { "twice", "group-1-name" }, { "worthless", "group-1-school-winner" },
        { "kind-twice", "group-2-kinds" }, { "name-twice", "group-2-name" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_rule_is_checked_field_by_field(string what, string field)
    {
        await using var school = await Start(1);
        school.AsCoordinator();
        var group = new GroupDraft("Олимпиады", ["olympiad"], null, [Some]);
        var rule = new SetRule(0, Today, 2, TieBreak.None, null, [group]);
        SetRule With(GroupDraft one) => rule with { Groups = [one] };
        var wrong = what switch
        {
            "from" => rule with { From = null },
            "years" => rule with { Years = null },
            "years-0" => rule with { Years = 0 },
            "tie" => rule with { TieBreak = (TieBreak)9 },
            "no-groups" => rule with { Groups = [new(null, null, null, null)] },
            "name" => With(group with { Name = " " }),
            "kinds" => With(group with { Kinds = [] }),
            "unknown-kind" => With(group with { Kinds = ["dance"] }),
            "cap" => With(group with { Cap = 0 }),
            "minus" => With(group with { Points = [Some with { Points = -1 }] }),
            "level" => With(group with { Points = [Some, Some with { Level = "galaxy" }] }),
            "outcome" => With(group with { Points = [Some, Some with { Outcome = "not-completed" }] }),
            "twice" => With(group with { Points = [Some, Some with { Points = 7 }] }),
            "worthless" => With(group with { Points = [Some with { Points = 0 }] }),
            "kind-twice" => rule with { Groups = [group, group with { Name = "Ещё" }] },
            _ => rule with { Groups = [group, new(" олимпиады ", ["contest"], null, [Some])] },
        };
        Assert.Equal(field, (await Refused(() => school.School.Send(wrong))).Faults[0].Field);
        Assert.Equal(1, await school.School.Send(rule));
    }

    [Fact]
    public async Task The_proposal_to_begin_with_is_a_rule_one_can_save()
    {
        await using var school = await Start(1);
        var proposal = RuleProposal.For(Today);
        Assert.Equal(1, await school.AsCoordinator().School.Send(new SetRule(0, proposal.From, proposal.Years, proposal.TieBreak, proposal.Note,
            [.. proposal.Groups.Select(g => new GroupDraft(g.Name, g.Kinds, g.Cap, g.Points))])));
        Assert.True((await school.School.Send(new Gym24.Tsu.Shifts.ShowShift.ListRules()))[0].SaysTheSame(proposal));
    }
}
