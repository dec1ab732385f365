using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

/// <summary>Runs a partial.</summary>
/// <param name="procedure">Its statements.</param>
/// <param name="shared">Cells of the caller that it works on, with their places in its own frame.</param>
/// <param name="arguments">What its parameters get.</param>
/// <param name="partial">Its name.</param>
/// <param name="calls">The functions that the template calls inside each other at most.</param>
/// <param name="bound">Says how many steps it takes, once it is bound whole.</param>
internal sealed class ProcedureCall(Procedure procedure, (int Caller, int Callee)[] shared, PassedArgument[] arguments, string partial, BoundPartial bound, int calls)
{
    private readonly int _steps = RenderingSteps.Of(bound.Body);

    public void Run(Frame caller)
    {
        Frame callee = caller.Rendering.Enter(procedure);
        foreach ((int from, int to) in shared)
        {
            callee.Cells[to] = caller.Cells[from];
        }

        foreach (PassedArgument argument in arguments)
        {
            argument.Pass(caller, callee);
        }

        Generated.TemplateLimit.CheckDepth(++caller.Rendering.IncludeDepth, calls, caller.Rendering.Identity, partial);
        caller.Rendering.Budget.CountSteps(_steps, caller.Rendering.Identity, partial);
        Procedure.Run(procedure.Body, callee);
        caller.Rendering.IncludeDepth--;
        caller.Rendering.Leave(procedure, callee);
    }
}

/// <summary>Evaluated where the call stands, kept in the frame of what is called.</summary>
internal abstract class PassedArgument
{
    public abstract void Pass(Frame caller, Frame callee);
}

internal sealed class PassedArgument<T>(Node<T> value, int cell) : PassedArgument
{
    public override void Pass(Frame caller, Frame callee) => callee.Cell<T>(cell).Value = value.Evaluate(caller);
}
