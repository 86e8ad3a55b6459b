using System.Globalization;
using Gym24.Contracts.Offerings;
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
            Vocabulary.Kinds, Vocabulary.Audiences, Vocabulary.ActivityTypes, Vocabulary.Levels, Vocabulary.Subjects, Vocabulary.Outcomes,
            FileCodes.Seasons, FileCodes.Semesters, FileCodes.Statuses, FileCodes.PartnerKinds, FileCodes.DocumentCategories,
            FileCodes.ConflictKinds, FileCodes.Severities,
        ];
        var keys = Enum.GetValues<MessageNumber>().Select(n => $"Catalogue.Message.{(int)n:000}")
            .Concat(Filter.Names.Select(n => $"Catalogue.Filter.{n}"));

        Assert.DoesNotContain(lists.SelectMany(l => l.All.Select(l.Word)), word => word.Length == 0 || word.Contains('.', StringComparison.Ordinal));
        Assert.DoesNotContain(keys, key => Texts.T[key] == key);
    }
}
