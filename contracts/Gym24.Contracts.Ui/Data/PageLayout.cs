namespace Gym24.Contracts.Ui;

/// <summary>Which page numbers a pager shows: the ends, the present page and its neighbours; null stands for a gap.</summary>
internal sealed record PageLayout
{
    public PageLayout(int page, int size, int total)
    {
        var rows = Math.Max(size, 1);
        Pages = Math.Max(1, (int)Math.Ceiling(total / (double)rows));
        Current = Math.Clamp(page, 1, Pages);
        First = ((Current - 1) * rows) + 1;
        Last = Math.Min(Current * rows, total);
        Shown = Numbers();
    }

    public int Pages { get; }

    public int Current { get; }

    public int First { get; }

    public int Last { get; }

    public IReadOnlyList<int?> Shown { get; }

    private List<int?> Numbers()
    {
        var shown = new List<int?>();
        for (var number = 1; number <= Pages; number++)
        {
            var atEnd = number == 1 || number == Pages;
            var near = Math.Abs(number - Current) <= 1;
            var fillsHole = (number == 2 && Current == 4) || (number == Pages - 1 && Current == Pages - 3);
            if (atEnd || near || fillsHole)
            {
                shown.Add(number);
            }
            else if (shown[^1] is not null)
            {
                shown.Add(null);
            }
        }

        return shown;
    }
}
