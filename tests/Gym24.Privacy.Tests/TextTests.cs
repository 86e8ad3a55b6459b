using System.Globalization;
using Gym24.Contracts.Privacy;
using Gym24.Privacy.Kinds;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Privacy.Tests;

public sealed class TextTests
{
    private static readonly string Yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Gym24.Privacy.module", KindBook.FileName));

    [Fact]
    public async Task Every_kind_that_code_asks_about_has_a_whole_document()
    {
        await using var own = await PrivacySchool.Start();
        var book = own.School.Services.GetRequiredService<KindBook>();
        foreach (var kind in new[] { ConsentKinds.Transfer, ConsentKinds.PublishName, ConsentKinds.PublishPhoto, ConsentKinds.PublishResults, ConsentKinds.Olympiad, ConsentKinds.Family })
        {
            var document = book.Document(kind, kind == ConsentKinds.Transfer ? PrivacySchool.Partner : null);
            Assert.NotNull(document);
            Assert.DoesNotContain('{', document.Body);
            Assert.Contains("Проверочная школа", document.Body, StringComparison.Ordinal);
            Assert.Equal(64, document.Hash.Length);
        }
        Assert.Contains("ТПУ", book.Document(ConsentKinds.Transfer, PrivacySchool.Partner)!.Body, StringComparison.Ordinal);
        Assert.NotNull(book.Document(ConsentKinds.Transfer, PrivacySchool.Unit));
        Assert.Null(book.Document(ConsentKinds.Transfer, null));
        Assert.Null(book.Document(ConsentKinds.Transfer, "nobody"));
        Assert.Null(book.Document(ConsentKinds.PublishName, PrivacySchool.Partner));
        Assert.Null(book.Document("nothing", null));
    }

    [Fact]
    public async Task Each_text_has_a_hash_of_its_own()
    {
        await using var own = await PrivacySchool.Start();
        var book = own.School.Services.GetRequiredService<KindBook>();
        var hashes = book.All.Select(k => book.Document(k.Id, k.PerPartner ? PrivacySchool.Partner : null)!.Hash).ToList();
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public async Task A_document_is_the_same_whatever_language_it_is_read_in()
    {
        await using var own = await PrivacySchool.Start();
        var book = own.School.Services.GetRequiredService<KindBook>();
        var russian = book.All.Select(k => book.Document(k.Id, k.PerPartner ? PrivacySchool.Partner : null)!.Hash).ToList();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        Assert.Equal(russian, book.All.Select(k => book.Document(k.Id, k.PerPartner ? PrivacySchool.Partner : null)!.Hash));
        Assert.Equal("en-GB", CultureInfo.CurrentUICulture.Name);
    }

    [Fact]
    public void A_newer_text_is_asked_for_only_where_the_data_say_so()
    {
        var kind = KindFile.Read(Yaml).Kinds.Single(k => k.Id == ConsentKinds.PublishName);
        var first = kind.Versions.Single();
        var quiet = kind with { Versions = [first with { Version = "2", From = new DateOnly(2027, 1, 1) }, first] };
        var loud = kind with { Versions = [first with { Version = "2", From = new DateOnly(2027, 1, 1), AskAgain = true }, first] };
        Assert.False(quiet.AsksAgain("1", new DateOnly(2027, 1, 1)));
        Assert.True(loud.AsksAgain("1", new DateOnly(2027, 1, 1)));
        Assert.False(loud.AsksAgain("1", new DateOnly(2026, 12, 31)));
        Assert.False(loud.AsksAgain("2", new DateOnly(2027, 1, 1)));
        Assert.Equal("1", loud.On(new DateOnly(2026, 12, 31))!.Version);
        Assert.Null(loud.On(new DateOnly(2026, 8, 31)));
    }

    [Theory]
    [InlineData("{purpose}", "", "does not say {purpose}")]
    [InlineData("2026-09-01", "1 сентября", "is no day")]
    [InlineData("years: 1", "years: 0", "needs a template and years")]
    [InlineData("id: publish-photo", "id: publish-name", "twice")]
    [InlineData("kinds:", "kinds: [", "line")]
    public void A_mistake_in_the_file_is_told_in_plain_words(string of, string into, string said) =>
        Assert.Contains(said, Assert.Throws<InvalidDataException>(() => KindFile.Read(Yaml.Replace(of, into, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
}
