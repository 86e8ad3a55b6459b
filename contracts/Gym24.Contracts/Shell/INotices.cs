namespace Gym24.Contracts.Shell;

/// <summary>
/// Tells people things. Saved with the running command; shown in the frame of the product and, as each person has chosen for the kind, sent over
/// other channels: see <see cref="INoticeChannel"/>.
/// </summary>
public interface INotices
{
    /// <param name="person">Who is told. Somebody without an account is told when an account is made.</param>
    /// <param name="kind">Id of a <see cref="Modules.NoticeDeclaration"/> of the module's manifest. What no manifest declares stays in the product.</param>
    /// <param name="text">One or two sentences, at most 500 characters. They stay in the product: other channels are given the title of the kind.</param>
    /// <param name="href">Where to go, from the root.</param>
    /// <param name="about">
    /// The person it is about, where that is somebody else than who is told. The notice goes when that person's data are erased, and a guardian's
    /// when the guardian acts for the child no more.
    /// </param>
    void Tell(Guid person, string kind, LocalText text, string href, Guid? about = null);
}
