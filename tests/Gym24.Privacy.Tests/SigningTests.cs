using Gym24.Contracts;
using Gym24.Contracts.Privacy;
using Gym24.Privacy.Agreements.FileAgreement;
using Gym24.Privacy.Consents;
using Gym24.Privacy.Consents.SignConsent;
using Gym24.Privacy.Kinds;

namespace Gym24.Privacy.Tests;

public sealed class SigningTests
{
    private static readonly SigningAges Ages = new(new DateOnly(2008, 1, 1), 14, 18, "ГК РФ");

    [Theory]
    [InlineData(null, "Guardian Pupil")]
    [InlineData(6, "Guardian")]
    [InlineData(13, "Guardian")]
    [InlineData(14, "Guardian Pupil")]
    [InlineData(17, "Guardian Pupil")]
    [InlineData(18, "Pupil")]
    [InlineData(19, "Pupil")]
    public void Age_says_whose_signatures_are_needed(int? age, string parts) => Assert.Equal(parts, string.Join(' ', SigningRule.Needed(age, Ages)));

    [Fact]
    public async Task Under_fourteen_one_guardian_is_enough_and_the_child_cannot_sign()
    {
        await using var own = await PrivacySchool.Start();
        Assert.Equal("no-agreement", await PrivacySchool.Refused(() => own.Sign(own.Child, own.Child)));
        Assert.Equal("age", await PrivacySchool.Refused(() => own.As(own.Teacher).School.Send(new FileAgreement(own.Child.Id, own.Child.Id, new DateOnly(2026, 9, 1), "1"))));
        var given = await own.Sign(own.Mother, own.Child);
        Assert.Equal((ConsentState.Given, new DateOnly(2026, 11, 22), new DateOnly(2027, 11, 21)), (given.State, given.FirstDay!.Value, given.LastDay!.Value));
        Assert.True(await own.Given(own.Child));
        Assert.False(await own.Given(own.Child, partner: "tgu"));
        Assert.False(await own.Given(own.Child, ConsentKinds.PublishName, null));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_fourteen_it_counts_when_both_have_signed_in_either_order(bool guardianFirst)
    {
        await using var own = await PrivacySchool.Start();
        var (first, second) = guardianFirst ? (own.Father, own.Pupil) : (own.Pupil, own.Father);
        Assert.Equal(ConsentState.Waiting, (await own.Sign(first, own.Pupil)).State);
        Assert.False(await own.Given(own.Pupil));
        Assert.Contains(own.School.Notices, n => n.Person == second.Id && n.Href == $"/privacy/{own.Pupil.Id}/consents/transfer/tpu");
        Assert.Equal(ConsentState.Given, (await own.Sign(second, own.Pupil)).State);
        Assert.True(await own.Given(own.Pupil));
    }

    [Fact]
    public async Task From_eighteen_the_pupil_signs_alone_and_the_parents_no_more()
    {
        await using var own = await PrivacySchool.Start();
        Assert.Equal("age", await PrivacySchool.Refused(() => own.Sign(own.Mother, own.Grown)));
        Assert.Equal(ConsentState.Given, (await own.Sign(own.Grown, own.Grown, ConsentKinds.Family, null)).State);
        Assert.True(await own.Given(own.Grown, ConsentKinds.Family, null));
        Assert.Equal("not-asked", await PrivacySchool.Refused(() => own.Sign(own.Mother, own.Child, ConsentKinds.Family, null)));
    }

    [Fact]
    public async Task A_click_counts_only_under_an_agreement_and_for_the_text_that_was_read()
    {
        await using var own = await PrivacySchool.Start();
        Assert.Equal("text-changed", await PrivacySchool.Refused(() => own.As(own.Mother).School.Send(new SignConsent(own.Child.Id, ConsentKinds.Transfer, PrivacySchool.Partner, "0"))));
        await own.As(own.Teacher).School.Send(new EndAgreement(own.Child.Id, own.Mother.Id));
        Assert.Equal("no-agreement", await PrivacySchool.Refused(() => own.Sign(own.Mother, own.Child)));
    }

    [Fact]
    public async Task Who_acts_no_more_cannot_sign_and_what_he_half_signed_begins_anew()
    {
        await using var own = await PrivacySchool.Start();
        await own.Sign(own.Father, own.Pupil);
        own.School.People.Stops(own.Father);
        Assert.Equal(ConsentState.Waiting, (await own.Sign(own.Pupil, own.Pupil)).State);
        Assert.False(await own.Given(own.Pupil));
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => own.Sign(own.Father, own.Pupil))).Kind);
        Assert.Equal(ConsentState.Given, (await own.Sign(own.Mother, own.Pupil)).State);
    }

    [Fact]
    public async Task A_birthday_takes_nothing_from_what_was_given_and_asks_for_two_the_next_time()
    {
        await using var own = await PrivacySchool.Start();
        var born = own.Child.BirthDate!.Value;
        var given = await own.Sign(own.Mother, own.Child);
        Assert.Equal(given.LastDay, given.FirstDay!.Value.AddYears(1).AddDays(-1));
        own.School.Clock.Set(new DateTimeOffset(born.AddYears(14).ToDateTime(new TimeOnly(5, 0)), TimeSpan.Zero));
        Assert.False(await own.Given(own.Child));
        Assert.Equal(ConsentState.Waiting, (await own.Sign(own.Mother, own.Child)).State);
    }

    [Fact]
    public async Task Paper_counts_from_its_day_and_not_when_it_is_over_already()
    {
        await using var own = await PrivacySchool.Start();
        var given = await own.Paper(own.Child, own.Mother, false, new DateOnly(2026, 10, 1));
        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2027, 9, 30)), (given.FirstDay!.Value, given.LastDay!.Value));
        Assert.Equal("range", await PrivacySchool.Refused(() => own.Paper(own.Child, own.Mother, false, new DateOnly(2026, 11, 23))));
        Assert.Equal("range", await PrivacySchool.Refused(() => own.Paper(own.Child, own.Mother, false, new DateOnly(2024, 10, 1))));
        Assert.Equal("no-signer", await PrivacySchool.Refused(() => own.Paper(own.Child, own.Teacher, false, new DateOnly(2026, 10, 1))));
        Assert.Equal("invalid", await PrivacySchool.Refused(() => own.Paper(own.Child, null, false, new DateOnly(2026, 10, 1))));
        Assert.Equal(ConsentState.Given, (await own.Paper(own.Pupil, own.Father, true, new DateOnly(2026, 10, 1))).State);
    }

    [Fact]
    public async Task It_ends_on_its_last_day_and_may_be_renewed_shortly_before()
    {
        await using var own = await PrivacySchool.Start();
        await own.Sign(own.Mother, own.Child);
        Assert.Equal("already-given", await PrivacySchool.Refused(() => own.Sign(own.Father, own.Child)));
        own.School.Clock.Set(new DateTimeOffset(2027, 11, 1, 5, 0, 0, TimeSpan.Zero));
        Assert.True(await own.Given(own.Child));
        await own.Sign(own.Father, own.Child);
        own.School.Clock.Set(new DateTimeOffset(2027, 11, 22, 5, 0, 0, TimeSpan.Zero));
        Assert.True(await own.Given(own.Child));
        own.School.Clock.Set(new DateTimeOffset(2028, 11, 1, 5, 0, 0, TimeSpan.Zero));
        Assert.False(await own.Given(own.Child));
    }
}
