using System;
using System.Collections.Generic;
using System.Text;
using PromptGen;

namespace Consumer
{
    /// <summary>Renders the shared prompts and prints all that must be alike wherever it runs. C# 7.3.</summary>
    public static class Transcript
    {
        public static void Print()
        {
            Console.OutputEncoding = new UTF8Encoding(false);

            RenderedPrompt greeting = GreetingPrompt.Render("Zoë");
            Console.WriteLine(greeting.Text);
            PrintIdentity(greeting.Identity);

            RenderedPrompt triage = SupportTriagePrompt.Render(
                SupportTriagePrompt.CustomerTier.Enterprise,
                "The invoice page shows \u00ab500\u00bb.",
                "eu-west",
                new[] { new SupportTriagePrompt.Note("ada", "second report"), new SupportTriagePrompt.Note("bob", "paying customer") },
                new[] { PromptMessage.User("Hello?"), PromptMessage.Assistant("How can I help?") });
            foreach (PromptMessage message in triage.Messages)
            {
                Console.WriteLine("[" + message.Role + "]");
                Console.WriteLine(message.Text);
            }

            PrintIdentity(triage.Identity);
        }

        private static void PrintIdentity(PromptIdentity identity)
        {
            Console.WriteLine(identity.Id + " " + identity.Version + " " + identity.Hash);
        }
    }
}
