using Gym24.Contracts.Data;
using Gym24.Host.Search.Find;

namespace Gym24.Host.Tests.Search;

/// <summary>How words are made of text, and what typed words may have been meant to be.</summary>
public sealed class WordTests
{
    [Theory]
    [InlineData("8А", "8а")]
    [InlineData("8 «А» класс", "8а класс")]
    [InlineData("8-a", "8а")]
    [InlineData("11Б", "11б")]
    [InlineData("Зимушка-зима", "зимушка зима зимушказима")]
    [InlineData("согласие на обработку", "согласие обработку")]
    [InlineData("и в на", "и в на")]
    [InlineData("Щёголева", "щеголева")]
    [InlineData("учи.ру", "учи ру")]
    [InlineData("?!", "")]
    [InlineData(null, "")]
    public void Text_becomes_words(string? text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Words(text)));

    [Theory]
    [InlineData("привет", "привет", 0)]
    [InlineData("превет", "привет", 1)]
    [InlineData("прривет", "привет", 1)]
    [InlineData("привт", "привет", 1)]
    [InlineData("рпивет", "привет", 1)]
    [InlineData("превед", "привет", 2)]
    [InlineData("кот", "привет", 3)]
    public void Letters_apart_are_counted(string one, string other, int apart) => Assert.Equal(apart, SearchWords.Distance(one, other));

    [Fact]
    public void A_long_word_stands_under_nine_keys_and_itself_at_most() =>
        Assert.InRange(SearchWords.KeysOf("профориентационное").Count(), 5, 10);

    [Theory]
    [InlineData("олимпиада")]
    [InlineData("экскурсия")]
    [InlineData("персональные")]
    public void Every_word_with_one_letter_wrong_has_a_key_in_common_with_it(string word)
    {
        var keys = SearchWords.KeysOf(word).ToHashSet();
        for (var at = 0; at < 6; at++)
        {
            Assert.True(SearchWords.NearKeysOf(word.Remove(at, 1)).Any(keys.Contains), $"left out {at}");
            Assert.True(SearchWords.NearKeysOf(word.Insert(at, word[at].ToString())).Any(keys.Contains), $"doubled {at}");
            Assert.True(SearchWords.NearKeysOf(word[..at] + 'ж' + word[(at + 1)..]).Any(keys.Contains), $"exchanged {at}");
            Assert.True(SearchWords.NearKeysOf(word[..at] + word[at + 1] + word[at] + word[(at + 2)..]).Any(keys.Contains), $"swapped {at}");
        }
    }

    [Theory]
    [InlineData("ghbdtn", "привет")]
    [InlineData("kenguru", "кенгуру")]
    [InlineData("вштщ", "dino")]
    [InlineData("olimpiada shkolnikov", "олимпиада школников")]
    public void Another_layout_and_Latin_letters_are_readings_of_what_was_typed(string typed, string meant) =>
        Assert.Contains(TypedWords.Of(typed), t => string.Join(' ', t.Words) == meant);

    [Fact]
    public void What_was_typed_comes_first_and_long_texts_are_cut_off()
    {
        Assert.Equal("ghbdtn", TypedWords.Of("ghbdtn")[0].Text);
        Assert.True(TypedWords.Of(string.Concat(Enumerable.Repeat("слово другое ", 500)))[0].Text.Length <= TypedWords.MostLetters);
        Assert.Equal(TypedWords.MostWords, TypedWords.Of("один два три четыре пять шесть семь восемь девять десять")[0].Words.Count);
        Assert.Empty(TypedWords.Of(" ?! "));
    }
}
