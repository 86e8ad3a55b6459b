using Gym24.Contracts.Shell;
using Gym24.Host.Composition;
using Gym24.Host.Notices;
using Gym24.Host.Notices.ByMail;
using Gym24.Host.Notices.Sending;
using Microsoft.Extensions.Configuration;

namespace Gym24.Host.Tests.Notices;

/// <summary>When a message may go, in hours of Tomsk (UTC+7), and what the settings of mail must say.</summary>
public sealed class HoursTests : IAsyncLifetime
{
    private NoticeRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await NoticeRoom.Open();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Theory]
    [InlineData("2026-11-23 21:59", 22, 7, "2026-11-23 21:59")]
    [InlineData("2026-11-23 22:00", 22, 7, "2026-11-24 07:00")]
    [InlineData("2026-11-24 03:30", 22, 7, "2026-11-24 07:00")]
    [InlineData("2026-11-24 07:00", 22, 7, "2026-11-24 07:00")]
    [InlineData("2026-11-24 13:20", 13, 15, "2026-11-24 15:00")]
    [InlineData("2026-11-24 15:00", 13, 15, "2026-11-24 15:00")]
    [InlineData("2026-11-24 03:30", null, null, "2026-11-24 03:30")]
    [InlineData("2026-11-24 03:30", 3, 3, "2026-11-24 03:30")]
    public void Quiet_hours_hold_what_is_not_urgent(string told, int? from, int? until, string goes)
    {
        var person = new ReachRow { QuietFrom = from, QuietUntil = until };
        Assert.Equal(Utc(goes), Hours.For(person, HowTold.AtOnce, urgent: false, Utc(told), _room));
        Assert.Equal(Utc(told), Hours.For(person, HowTold.AtOnce, urgent: true, Utc(told), _room));
    }

    [Theory]
    [InlineData("2026-11-23 16:59", 17, "2026-11-23 17:00")]
    [InlineData("2026-11-23 17:00", 17, "2026-11-24 17:00")]
    [InlineData("2026-11-23 02:00", 0, "2026-11-24 00:00")]
    public void A_digest_goes_at_its_hour(string told, int hour, string goes) =>
        Assert.Equal(Utc(goes), Hours.For(new ReachRow { DigestHour = hour }, HowTold.InDigest, urgent: true, Utc(told), _room));

    [Theory]
    [InlineData(true, "Mail:Host=mail.test", "Mail:From=a@school.test", "School:Address=https://school.test")]
    [InlineData(true, "Mail:Host=127.0.0.1", "Mail:From=a@school.test", "School:Address=https://school.test", "Mail:Security=none", "Mail:User=u", "Mail:Password=p")]
    [InlineData(true, "Mail:Host=mail.test", "Mail:From=Школа <a@school.test>", "School:Address=https://school.test", "Mail:User=u", "Mail:Password=p")]
    [InlineData(false, "Mail:Host=mail.test", "Mail:From=a@school.test")]
    [InlineData(false, "Mail:Host=mail.test", "School:Address=https://school.test")]
    [InlineData(false, "Mail:Host=mail.test", "Mail:From=a@school.test", "School:Address=school")]
    [InlineData(false, "Mail:Host=mail.test", "Mail:From=a@school.test", "School:Address=https://school.test", "Mail:User=u")]
    [InlineData(false, "Mail:Host=mail.test", "Mail:From=a@school.test", "School:Address=https://school.test", "Mail:Security=ssl")]
    [InlineData(false, "Mail:Host=mail.test", "Mail:From=a@school.test", "School:Address=https://school.test", "Mail:Security=none", "Mail:User=u", "Mail:Password=p")]
    public void Half_a_setting_of_mail_stops_the_start(bool starts, params string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).ToDictionary(s => s[0], s => (string?)s[1])).Build();
        var read = () => new MailSettings(configuration, new SiteAddress(configuration)).IsOffered;
        if (starts)
            Assert.True(read());
        else
            Assert.Throws<CannotStart>(() => read());
    }

    [Fact]
    public void Without_settings_there_is_no_mail()
    {
        var nothing = new ConfigurationBuilder().Build();
        Assert.False(new MailSettings(nothing, new SiteAddress(nothing)).IsOffered);
    }

    private DateTime Utc(string local) => ((ISchool)_room).Utc(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
