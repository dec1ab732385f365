using PromptGen.Language.Binding;

namespace PromptGen.Language.Trust;

/// <summary>
/// A rule for each kind of statement: what it does to the trust of names, and what it writes. A new kind of statement must hand itself to a rule
/// (<see cref="BoundStatement.Accept"/>), and so does not compile before it has one.
/// </summary>
internal interface IStatementRules
{
    void Follow(BoundText statement);

    void Follow(BoundOutput statement);

    void Follow(BoundIf statement);

    void Follow(BoundFor statement);

    void Follow(BoundWhile statement);

    void Follow(BoundBreak statement);

    void Follow(BoundContinue statement);

    void Follow(BoundAssignment statement);

    void Follow(BoundCapture statement);

    void Follow(BoundWith statement);

    void Follow(BoundInclude statement);

    void Follow(BoundCallBody statement);

    void Follow(BoundReturn statement);
}
