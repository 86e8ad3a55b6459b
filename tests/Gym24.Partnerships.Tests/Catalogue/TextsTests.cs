using System.Globalization;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Partnerships.Tests.Catalogue;

public sealed class TextsTests
{
    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Every_code_message_and_field_has_words(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        CodeList[] lists =
        [
            Vocabulary.Kinds, Vocabulary.Audiences, Vocabulary.ActivityTypes, Vocabulary.Levels, Vocabulary.Seasons, Vocabulary.Semesters, Vocabulary.Statuses,
            Vocabulary.Subjects, Vocabulary.PartnerKinds, Vocabulary.DocumentCategories, Vocabulary.ConflictKinds, Vocabulary.Severities,
        ];
        var keys = lists.SelectMany(l => l.All.Select(c => $"Offering.{l.Name}.{c}"))
            .Concat(Enum.GetValues<MessageNumber>().Select(n => $"Catalogue.Message.{(int)n:000}"))
            .Concat(Filter.Names.Select(n => $"Catalogue.Filter.{n}"));

        Assert.DoesNotContain(keys, key => Texts.T[key] == key);
    }
}
