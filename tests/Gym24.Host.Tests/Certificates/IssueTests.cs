using Gym24.Contracts;
using Gym24.Contracts.Papers;
using Gym24.Contracts.Testing;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.Tests.Certificates.CertificateRoom;

namespace Gym24.Host.Tests.Certificates;

public sealed class IssueTests : IAsyncLifetime
{
    private readonly Guid _subject = Guid.CreateVersion7(), _person = Guid.CreateVersion7();
    private TestDatabase _database = null!;
    private CertificateRoom _room = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.OnSqlite();
        _room = await CertificateRoom.On(_database.Engine);
    }

    public async ValueTask DisposeAsync()
    {
        await _room.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Numbers_go_on_by_series_and_school_year()
    {
        var first = await _room.Issue(Draft(_subject, _person), Draft(_subject, Guid.CreateVersion7(), SameSeries), Draft(_subject, _person, Diploma), Draft(_subject, null, name: "Команда «Клык»"));
        Assert.Equal(["Б-2026/27-0001", "Б-2026/27-0002", "ДБ-2026/27-0001", "Б-2026/27-0003"], first.Select(c => c.Number));
        _room.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal("Б-2027/28-0001", Assert.Single(await _room.Issue(Draft(Guid.CreateVersion7(), _person))).Number);
    }

    [Fact]
    public async Task Who_has_one_keeps_it_and_what_was_revoked_is_issued_anew_under_another_number()
    {
        var first = Assert.Single(await _room.Issue(Draft(_subject, _person, name: "Иваннова Анна")));
        Assert.Equal(first, Assert.Single(await _room.Issue(Draft(_subject, _person, name: "Иванова Анна"))));
        Assert.Equal(first.Number, (await _room.Issue(Draft(_subject, _person), Draft(_subject, _person)))[1].Number);

        await _room.Revoke(first.Id);
        await _room.Revoke(first.Id, "Ещё раз");
        var second = Assert.Single(await _room.Issue(Draft(_subject, _person, name: "Иванова Анна")));
        Assert.Equal(("Б-2026/27-0002", "Иванова Анна", false), (second.Number, second.Name, second.Revoked));
        var all = await _room.Command(c => c.Of([_subject]));
        Assert.Equal([(first.Number, true), (second.Number, false)], all.Select(c => (c.Number, c.Revoked)));
        var rows = await _room.Read(db => db.Certificates.OrderBy(c => c.Place).ToListAsync());
        Assert.Equal([null, first.Number], rows.Select(r => r.Replaces));
        Assert.Equal("Опечатка в имени", rows[0].RevokeReason);
        Assert.NotEqual(rows[0].Code, rows[1].Code);

        Assert.Equal("certificate-revoked", (await Assert.ThrowsAsync<Refusal>(() => _room.Print(first.Id))).Code);
        Assert.Contains($"взамен № {first.Number}", await Reader.Text(await _room.Print(second.Id)), StringComparison.Ordinal);
        await _room.IsWhole("Б", 2);
    }

    [Fact]
    public async Task A_command_that_fails_gives_its_numbers_back()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _room.Command<bool>(async c =>
        {
            await c.Issue([Draft(_subject, _person), Draft(_subject, Guid.CreateVersion7())]);
            throw new InvalidOperationException("The rest of the command went wrong.");
        }));
        Assert.Equal("Б-2026/27-0001", Assert.Single(await _room.Issue(Draft(_subject, _person))).Number);
        await _room.IsWhole("Б", 1);
    }

    [Fact]
    public async Task It_is_printed_as_it_was_issued()
    {
        var issued = Assert.Single(await _room.Issue(Draft(_subject, _person)));
        var before = await _room.Print(issued.Id);
        _room.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(before, await _room.Print(issued.Id));
        var text = await Reader.Text(before);
        foreach (var words in new[] { "Школа «Бивень»", "Иванова Анна Сергеевна", "г. Томск, 22 ноября 2026 г.", "И. И. Петрова", "Председатель жюри", "school.test/verify" })
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_that_gives_nonsense_is_told_so_and_nothing_is_issued()
    {
        var good = Draft(_subject, _person);
        foreach (var bad in new[]
        {
            good with { Kind = "tusk.unknown" }, good with { Name = "" }, good with { Name = new string('я', 301) }, good with { Text = new string('я', 601) }, good with { Heading = "Ли\0ст" },
            good with { About = "\ud83c" }, good with { Signers = [new("а"), new("б"), new("в")] }, good with { Signers = [new("а\tб")] },
        })
            await Assert.ThrowsAnyAsync<ArgumentException>(() => _room.Issue(good, bad));
        Assert.Equal(0, await _room.Read(db => db.Certificates.CountAsync()));
        Assert.Equal("unknown-certificate", (await Assert.ThrowsAsync<Refusal>(() => _room.Print(Guid.NewGuid()))).Code);
        Assert.Equal("unknown-certificate", (await Assert.ThrowsAsync<Refusal>(() => _room.Revoke(Guid.NewGuid()))).Code);
    }
}
