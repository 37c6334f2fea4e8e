package dev.malachite.contract.cli;

import dev.malachite.contract.target.UnreachableException;
import dev.malachite.contract.traffic.UnreadableTrafficException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What the user can mend is one line; only our own mistakes show a stack. */
public final class OneLineErrors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult arguments)
            throws Exception {
        if (exception instanceof UnreadableTrafficException || exception instanceof UnreachableException) {
            command.getErr().println(exception.getMessage());
            return ContractCommand.UNUSABLE;
        }
        throw exception;
    }
}
