using System.Globalization;
using System.Resources;
using Gym24.Portfolio.Achievements.FindPupils;

namespace Gym24.Portfolio.Tests;

public sealed class FindPupilsTests
{
    [Fact]
    public async Task Beginning_of_the_name_finds_whatever_the_case_and_the_yo()
    {
        await using var own = await PortfolioSchool.Start();
        Assert.Equal(["Ёлкин Артём", "Елохин Пётр"], await Names(own, "ел"));
        Assert.Equal(["Ёлкин Артём"], await Names(own, "Ёлкин А"));
        Assert.Empty(await Names(own, "кин"));
    }

    [Fact]
    public async Task Teacher_finds_own_classes_only()
    {
        await using var own = await PortfolioSchool.Start();
        await own.Happened(own.Result(Guid.CreateVersion7(), own.Pupil));
        own.AsTeacher();
        var found = await own.School.Send(new FindPupils());
        Assert.Equal(["Ёлкин Артём", "Жуков Иван"], found.Items.Select(p => p.Name));
        Assert.Equal([(1, 1), (0, 0)], found.Items.Select(p => (p.Achievements, p.Won)));
        Assert.Equal(["8Б"], found.Classes.Select(c => c.Name));
    }

    [Fact]
    public async Task Class_narrows_the_list()
    {
        await using var own = await PortfolioSchool.Start();
        Assert.Equal(2, (await own.School.Send(new FindPupils(Class: own.Class.Id))).Total);
    }

    [Fact]
    public void Texts_are_complete_in_both_languages()
    {
        var texts = new ResourceManager("Gym24.Portfolio.Texts", typeof(PortfolioModule).Assembly);
        Assert.Equal(Keys(texts, CultureInfo.InvariantCulture), Keys(texts, CultureInfo.GetCultureInfo("en")));
    }

    private static IEnumerable<string> Keys(ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key).Order(StringComparer.Ordinal);

    private static async Task<List<string>> Names(PortfolioSchool own, string name) =>
        [.. (await own.School.Send(new FindPupils(name))).Items.Select(p => p.Name)];
}
