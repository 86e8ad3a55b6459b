using Gym24.Contracts;
using Gym24.Contracts.Privacy;
using Gym24.Privacy.Consents;
using Gym24.Privacy.Consents.ShowPrivacy;
using Gym24.Privacy.Consents.WithdrawConsent;

namespace Gym24.Privacy.Tests;

public sealed class WithdrawalTests
{
    [Theory]
    [InlineData("mother", true)]
    [InlineData("father", true)]
    [InlineData("pupil", true)]
    [InlineData("stranger", false)]
    public async Task Any_of_those_who_sign_takes_it_back_at_once(string who, bool may)
    {
        await using var own = await PrivacySchool.Start();
        await own.Sign(own.Mother, own.Pupil);
        var given = await own.Sign(own.Pupil, own.Pupil);
        own.School.Notices.Clear();
        var by = who switch { "mother" => own.Mother, "father" => own.Father, "pupil" => own.Pupil, _ => own.Grown };
        if (!may)
        {
            Assert.Equal("not-found", await PrivacySchool.Refused(() => own.Withdraw(by, own.Pupil, given)));
            Assert.True(await own.Given(own.Pupil));
            return;
        }
        await own.Withdraw(by, own.Pupil, given);
        Assert.False(await own.Given(own.Pupil));
        Assert.Equal(new[] { own.Mother.Id, own.Father.Id, own.Pupil.Id }.Where(p => p != by.Id).Order(), own.School.Notices.Select(n => n.Person).Order());
        Assert.Equal("ended", await PrivacySchool.Refused(() => own.Withdraw(by, own.Pupil, given)));
    }

    [Fact]
    public async Task A_child_under_fourteen_takes_nothing_back_and_a_parent_of_a_grown_pupil_neither()
    {
        await using var own = await PrivacySchool.Start();
        var childs = await own.Sign(own.Mother, own.Child);
        Assert.Equal("no-signer", await PrivacySchool.Refused(() => own.Withdraw(own.Child, own.Child, childs)));
        var grown = await own.Sign(own.Grown, own.Grown);
        Assert.Equal("no-signer", await PrivacySchool.Refused(() => own.Withdraw(own.Mother, own.Grown, grown)));
        Assert.Equal("not-found", await PrivacySchool.Refused(() => own.Withdraw(own.Mother, own.Child, grown)));
    }

    [Fact]
    public async Task Whoever_is_in_charge_is_told_to_take_down_what_was_published_and_nothing_of_partners_lists()
    {
        await using var own = await PrivacySchool.Start();
        own.School.Holders.Add((own.Teacher.Id, Permissions.Keep));
        await own.Withdraw(own.Mother, own.Child, await own.Sign(own.Mother, own.Child));
        Assert.DoesNotContain(own.School.Notices, n => n.Person == own.Teacher.Id);
        await own.Withdraw(own.Mother, own.Child, await own.Sign(own.Mother, own.Child, ConsentKinds.PublishPhoto, null));
        var told = Assert.Single(own.School.Notices, n => n.Person == own.Teacher.Id);
        Assert.Contains("Публикация фотографий и видео", told.Text.Ru, StringComparison.Ordinal);
        Assert.Contains("Publication of photographs", told.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_takes_it_back_is_entered_by_staff()
    {
        await using var own = await PrivacySchool.Start();
        var given = await own.Sign(own.Mother, own.Child);
        own.As(own.Teacher);
        Assert.Equal("no-signer", await PrivacySchool.Refused(() => own.School.Send(new FileWithdrawal(own.Child.Id, given.Id, own.Teacher.Id, "вх. 12"))));
        await own.School.Send(new FileWithdrawal(own.Child.Id, given.Id, own.Father.Id, "вх. 12"));
        Assert.False(await own.Given(own.Child));
    }

    [Fact]
    public async Task The_page_says_what_depends_on_it_and_offers_nothing_where_the_law_is_the_ground()
    {
        await using var own = await PrivacySchool.Start();
        var before = await own.As(own.Mother).School.Send(new ShowPrivacy(own.Child.Id));
        var line = Assert.Single(before.Consents, l => l.Kind.Id == ConsentKinds.Transfer);
        Assert.Equal(("tpu", false, "ТПУ увидит номер вместо имени."), (line.Recipient, line.Counts, line.Effect!.Without.Ru));
        Assert.True(before.Asks(line));
        Assert.All(before.Purposes.Where(p => p.Module == "tpu"), p => Assert.False(p.ByConsent));
        Assert.DoesNotContain(before.Consents, l => l.Kind.Id == ConsentKinds.Family);
        await own.Sign(own.Mother, own.Child);
        var after = await own.School.Send(new ShowPrivacy(own.Child.Id));
        Assert.True(after.Consents.Single(l => l.Kind.Id == ConsentKinds.Transfer).Counts);
        Assert.Equal("Ёлкина Мария Олеговна", after.Consents.Single(l => l.Counts).Signatures.Single().Name);
    }

    [Fact]
    public async Task Who_does_not_reach_the_child_learns_nothing()
    {
        await using var own = await PrivacySchool.Start();
        own.School.People.Stops(own.Father);
        Assert.Equal("not-found", await PrivacySchool.Refused(() => own.As(own.Father).School.Send(new ShowPrivacy(own.Child.Id))));
        Assert.Equal("not-found", await PrivacySchool.Refused(() => own.Sign(own.Father, own.Child)));
        own.School.Notices.Clear();
        await own.Withdraw(own.Mother, own.Child, await own.Sign(own.Mother, own.Child));
        Assert.DoesNotContain(own.School.Notices, n => n.Person == own.Father.Id);
    }
}
